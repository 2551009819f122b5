import type { GRPCRouteProps } from '../../../../imports/gateway-api-1.2.1/grpc-route-v1';
import type { HTTPRouteProps } from '../../../../imports/gateway-api-1.2.1/http-route-v1';
import type { TCPRouteProps } from '../../../../imports/gateway-api-1.2.1/tcp-route-v1alpha2';
import type { AuthorizationPolicyProps } from '../../../../imports/linkerd-2.20/authorization-policy-v1alpha1';
import type { EgressNetworkProps } from '../../../../imports/linkerd-2.20/egress-network-v1alpha1';
import type { HTTPLocalRateLimitPolicyProps } from '../../../../imports/linkerd-2.20/http-local-rate-limit-policy-v1alpha1';
import type { MeshTLSAuthenticationProps } from '../../../../imports/linkerd-2.20/mesh-tls-authentication-v1alpha1';
import type { NetworkAuthenticationProps } from '../../../../imports/linkerd-2.20/network-authentication-v1alpha1';
import type { ServerAuthorizationProps } from '../../../../imports/linkerd-2.20/server-authorization-v1beta1';
import type { ServerProps } from '../../../../imports/linkerd-2.20/server-v1beta3';
import type { ServiceProfileProps } from '../../../../imports/linkerd-2.20/service-profile-v1alpha2';
import type { GroupKind, KubernetesObject } from '../../../manifests/manifest';

type Of<Props extends { readonly spec?: unknown }> = KubernetesObject & { readonly spec?: Props['spec'] };

export type AuthorizationPolicy = Of<AuthorizationPolicyProps>;
export type EgressNetwork = Of<EgressNetworkProps>;
export type MeshTLSAuthentication = Of<MeshTLSAuthenticationProps>;
export type NetworkAuthentication = Of<NetworkAuthenticationProps>;
export type RateLimitPolicy = Of<HTTPLocalRateLimitPolicyProps>;
export type Server = Of<ServerProps>;
export type ServerAuthorization = Of<ServerAuthorizationProps>;
export type ServiceProfile = Of<ServiceProfileProps>;
/** Of Gateway API, or Linkerd's own, whose fields are a part of those. */
export type HttpRoute = Of<HTTPRouteProps>;
export type GrpcRoute = Of<GRPCRouteProps>;
/** A TCPRoute, and a TLSRoute as far as rules look at it. */
export type ConnectionRoute = Of<TCPRouteProps>;

/** The group of Linkerd's policies. */
export const policyGroup = 'policy.linkerd.io';
/** The group of Gateway API. */
export const gatewayGroup = 'gateway.networking.k8s.io';

/** The kinds that Linkerd reads, whatever the version of their API. */
export const kinds = {
  authorizationPolicy: `${policyGroup}/AuthorizationPolicy`,
  egressNetwork: `${policyGroup}/EgressNetwork`,
  grpcRoute: `${gatewayGroup}/GRPCRoute`,
  httpRoute: `${gatewayGroup}/HTTPRoute`,
  linkerdHttpRoute: `${policyGroup}/HTTPRoute`,
  meshTlsAuthentication: `${policyGroup}/MeshTLSAuthentication`,
  networkAuthentication: `${policyGroup}/NetworkAuthentication`,
  rateLimitPolicy: `${policyGroup}/HTTPLocalRateLimitPolicy`,
  server: `${policyGroup}/Server`,
  serverAuthorization: `${policyGroup}/ServerAuthorization`,
  serviceProfile: 'linkerd.io/ServiceProfile',
  tcpRoute: `${gatewayGroup}/TCPRoute`,
  tlsRoute: `${gatewayGroup}/TLSRoute`,
} as const satisfies Readonly<Record<string, GroupKind>>;

/** Routes of requests by their path or header, of either group. */
export const httpRouteKinds = [kinds.httpRoute, kinds.linkerdHttpRoute] as const;
/** Routes that annotations of retries and timeouts stand on. */
export const requestRouteKinds = [...httpRouteKinds, kinds.grpcRoute] as const;
export const connectionRouteKinds = [kinds.tlsRoute, kinds.tcpRoute] as const;
export const routeKinds = [...requestRouteKinds, ...connectionRouteKinds] as const;
