import type { AuthorizationPolicyProps } from '../../../../imports/istio-1.31/authorization-policy-v1';
import type { DestinationRuleProps } from '../../../../imports/istio-1.31/destination-rule-v1';
import type { EnvoyFilterProps } from '../../../../imports/istio-1.31/envoy-filter-v1alpha3';
import type { GatewayProps } from '../../../../imports/istio-1.31/gateway-v1';
import type { PeerAuthenticationProps } from '../../../../imports/istio-1.31/peer-authentication-v1';
import type { ProxyConfigProps } from '../../../../imports/istio-1.31/proxy-config-v1beta1';
import type { RequestAuthenticationProps } from '../../../../imports/istio-1.31/request-authentication-v1';
import type { ServiceEntryProps } from '../../../../imports/istio-1.31/service-entry-v1';
import type { SidecarProps } from '../../../../imports/istio-1.31/sidecar-v1';
import type { TelemetryProps } from '../../../../imports/istio-1.31/telemetry-v1';
import type { TrafficExtensionProps } from '../../../../imports/istio-1.31/traffic-extension-v1alpha1';
import type { VirtualServiceProps } from '../../../../imports/istio-1.31/virtual-service-v1';
import type { WasmPluginProps } from '../../../../imports/istio-1.31/wasm-plugin-v1alpha1';
import type { WorkloadEntryProps } from '../../../../imports/istio-1.31/workload-entry-v1';
import type { WorkloadGroupProps } from '../../../../imports/istio-1.31/workload-group-v1';
import type { GroupKind, KubernetesObject } from '../../../manifests/manifest';

type Of<Props extends { readonly spec?: unknown }> = KubernetesObject & { readonly spec?: Props['spec'] };

export type AuthorizationPolicy = Of<AuthorizationPolicyProps>;
export type DestinationRule = Of<DestinationRuleProps>;
export type EnvoyFilter = Of<EnvoyFilterProps>;
export type Gateway = Of<GatewayProps>;
export type PeerAuthentication = Of<PeerAuthenticationProps>;
export type ProxyConfig = Of<ProxyConfigProps>;
export type RequestAuthentication = Of<RequestAuthenticationProps>;
export type ServiceEntry = Of<ServiceEntryProps>;
export type Sidecar = Of<SidecarProps>;
export type Telemetry = Of<TelemetryProps>;
export type TrafficExtension = Of<TrafficExtensionProps>;
export type VirtualService = Of<VirtualServiceProps>;
export type WasmPlugin = Of<WasmPluginProps>;
export type WorkloadEntry = Of<WorkloadEntryProps>;
export type WorkloadGroup = Of<WorkloadGroupProps>;

/** Istio's kinds, whatever the version of their API. */
export const kinds = {
  authorizationPolicy: 'security.istio.io/AuthorizationPolicy',
  destinationRule: 'networking.istio.io/DestinationRule',
  envoyFilter: 'networking.istio.io/EnvoyFilter',
  gateway: 'networking.istio.io/Gateway',
  peerAuthentication: 'security.istio.io/PeerAuthentication',
  proxyConfig: 'networking.istio.io/ProxyConfig',
  requestAuthentication: 'security.istio.io/RequestAuthentication',
  serviceEntry: 'networking.istio.io/ServiceEntry',
  sidecar: 'networking.istio.io/Sidecar',
  telemetry: 'telemetry.istio.io/Telemetry',
  trafficExtension: 'extensions.istio.io/TrafficExtension',
  virtualService: 'networking.istio.io/VirtualService',
  wasmPlugin: 'extensions.istio.io/WasmPlugin',
  workloadEntry: 'networking.istio.io/WorkloadEntry',
  workloadGroup: 'networking.istio.io/WorkloadGroup',
} as const satisfies Readonly<Record<string, GroupKind>>;
