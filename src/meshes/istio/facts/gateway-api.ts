import type { GatewayClassProps } from '../../../../imports/gateway-api-1.6.0/gateway-class-v1';
import type { GatewayProps } from '../../../../imports/gateway-api-1.6.0/gateway-v1';
import type { GRPCRouteProps } from '../../../../imports/gateway-api-1.6.0/grpc-route-v1';
import type { HTTPRouteProps } from '../../../../imports/gateway-api-1.6.0/http-route-v1';
import type { ReferenceGrantProps } from '../../../../imports/gateway-api-1.6.0/reference-grant-v1';
import type { GroupKind, KubernetesObject } from '../../../manifests/manifest';

type Of<Props extends { readonly spec?: unknown }> = KubernetesObject & { readonly spec?: Props['spec'] };

export type ApiGateway = Of<GatewayProps>;
export type GatewayClass = Of<GatewayClassProps>;
export type HttpRoute = Of<HTTPRouteProps>;
export type GrpcRoute = Of<GRPCRouteProps>;
export type ReferenceGrant = Of<ReferenceGrantProps>;
/** A route with hostnames; what rules look at is the same in both. */
export type ApiRoute = HttpRoute | GrpcRoute;

export type Listener = NonNullable<ApiGateway['spec']>['listeners'][number];
export type ParentRef = NonNullable<NonNullable<HttpRoute['spec']>['parentRefs']>[number];

export const group = 'gateway.networking.k8s.io';

/** Kinds of the Gateway API. */
export const apiKinds = {
  gateway: 'gateway.networking.k8s.io/Gateway',
  gatewayClass: 'gateway.networking.k8s.io/GatewayClass',
  httpRoute: 'gateway.networking.k8s.io/HTTPRoute',
  grpcRoute: 'gateway.networking.k8s.io/GRPCRoute',
  referenceGrant: 'gateway.networking.k8s.io/ReferenceGrant',
} as const satisfies Readonly<Record<string, GroupKind>>;
