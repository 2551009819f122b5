import type { ExportedServicesProps } from '../../../../imports/consul-2.0/exported-services-v1alpha1';
import type { GatewayPolicyProps } from '../../../../imports/consul-2.0/gateway-policy-v1alpha1';
import type { IngressGatewayProps } from '../../../../imports/consul-2.0/ingress-gateway-v1alpha1';
import type { JWTProviderProps } from '../../../../imports/consul-2.0/jwt-provider-v1alpha1';
import type { MeshProps } from '../../../../imports/consul-2.0/mesh-v1alpha1';
import type { PeeringAcceptorProps } from '../../../../imports/consul-2.0/peering-acceptor-v1alpha1';
import type { ProxyDefaultsProps } from '../../../../imports/consul-2.0/proxy-defaults-v1alpha1';
import type { RegistrationProps } from '../../../../imports/consul-2.0/registration-v1alpha1';
import type { SamenessGroupProps } from '../../../../imports/consul-2.0/sameness-group-v1alpha1';
import type { ServiceDefaultsProps } from '../../../../imports/consul-2.0/service-defaults-v1alpha1';
import type { ServiceIntentionsProps } from '../../../../imports/consul-2.0/service-intentions-v1alpha1';
import type { ServiceResolverProps } from '../../../../imports/consul-2.0/service-resolver-v1alpha1';
import type { ServiceRouterProps } from '../../../../imports/consul-2.0/service-router-v1alpha1';
import type { ServiceSplitterProps } from '../../../../imports/consul-2.0/service-splitter-v1alpha1';
import type { TerminatingGatewayProps } from '../../../../imports/consul-2.0/terminating-gateway-v1alpha1';
import type { GroupKind, KubernetesObject } from '../../../manifests/manifest';

type Of<Props extends { readonly spec?: unknown }> = KubernetesObject & { readonly spec?: Props['spec'] };

export type ExportedServices = Of<ExportedServicesProps>;
export type GatewayPolicy = Of<GatewayPolicyProps>;
export type IngressGateway = Of<IngressGatewayProps>;
export type JwtProvider = Of<JWTProviderProps>;
export type Mesh = Of<MeshProps>;
export type PeeringAcceptor = Of<PeeringAcceptorProps>;
export type ProxyDefaults = Of<ProxyDefaultsProps>;
export type Registration = Of<RegistrationProps>;
export type SamenessGroup = Of<SamenessGroupProps>;
export type ServiceDefaults = Of<ServiceDefaultsProps>;
export type ServiceIntentions = Of<ServiceIntentionsProps>;
export type ServiceResolver = Of<ServiceResolverProps>;
export type ServiceRouter = Of<ServiceRouterProps>;
export type ServiceSplitter = Of<ServiceSplitterProps>;
export type TerminatingGateway = Of<TerminatingGatewayProps>;

const group = 'consul.hashicorp.com';

/** The kinds of consul-k8s that rules look at. */
export const kinds = {
  exportedServices: `${group}/ExportedServices`,
  gatewayPolicy: `${group}/GatewayPolicy`,
  ingressGateway: `${group}/IngressGateway`,
  jwtProvider: `${group}/JWTProvider`,
  mesh: `${group}/Mesh`,
  peeringAcceptor: `${group}/PeeringAcceptor`,
  proxyDefaults: `${group}/ProxyDefaults`,
  rateLimit: `${group}/RateLimit`,
  registration: `${group}/Registration`,
  samenessGroup: `${group}/SamenessGroup`,
  serviceDefaults: `${group}/ServiceDefaults`,
  serviceIntentions: `${group}/ServiceIntentions`,
  serviceResolver: `${group}/ServiceResolver`,
  serviceRouter: `${group}/ServiceRouter`,
  serviceSplitter: `${group}/ServiceSplitter`,
  terminatingGateway: `${group}/TerminatingGateway`,
} as const satisfies Readonly<Record<string, GroupKind>>;

/** Kinds that become config entries by their name, whatever their namespace. */
export const entryKinds = [
  kinds.ingressGateway,
  kinds.jwtProvider,
  kinds.serviceDefaults,
  kinds.serviceResolver,
  kinds.serviceRouter,
  kinds.serviceSplitter,
  kinds.terminatingGateway,
] as const;
