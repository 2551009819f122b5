export { CanaryRelease } from '../constructs/canary-release/canary-release';
export type {
  CanaryImageProps,
  CanaryReleaseProps,
  CanarySelectorProps,
  CanaryStepProps,
  WatchProps,
} from '../constructs/canary-release/props';
export type { CommonProps, ObjectMetadata, SuppressionProps } from '../constructs/common-props';
export type { Guarded } from '../constructs/needed';
export {
  ImportedService,
  type ImportedServiceProps,
  ServiceRef,
  type ServiceRefProps,
} from '../constructs/resilient-service/imported-service';
export { HashKey, LoadBalancing } from '../constructs/resilient-service/load-balancing';
export type {
  CircuitBreakerProps,
  ConnectionPoolProps,
  DeploymentLike,
  GivenWorkloadProps,
  OwnWorkloadProps,
  PlaintextExceptionProps,
  ProbeProps,
  ReplicaRange,
  ResilientServiceProps,
  ResourceAmounts,
  RetryBudgetProps,
  ScrapeProps,
  SelectedWorkloadProps,
  WebhookProps,
  WorkloadProps,
} from '../constructs/resilient-service/props';
export { ResilientService, type ServiceScope } from '../constructs/resilient-service/resilient-service';
export {
  anyMethod,
  connect,
  del,
  type GrpcRouteProps,
  get,
  grpc,
  type HttpRetryCondition,
  head,
  type IdempotentRouteProps,
  type MethodRouteProps,
  options,
  patch,
  post,
  put,
  type RetryProps,
  Route,
  type RouteProps,
  route,
  trace,
} from '../constructs/resilient-service/route';
export { type MeshScope, when } from '../constructs/when';
export { argocd, type GitOps } from '../constructs/zero-trust-namespace/gitops';
export type {
  AllowEgressProps,
  AllowProps,
  Caller,
  ZeroTrustNamespaceProps,
} from '../constructs/zero-trust-namespace/props';
export {
  type AuthorizeProps,
  type AuthorizeStage,
  type BelowFloorProps,
  type DenialEvidence,
  type IsolateProps,
  type IsolateStage,
  type NewNamespaceProps,
  type ObserveProps,
  type ObserveStage,
  type PlaintextEvidence,
  Stage,
  type StrictProps,
  type StrictStage,
} from '../constructs/zero-trust-namespace/stage';
export { ZeroTrustNamespace } from '../constructs/zero-trust-namespace/zero-trust-namespace';
export { type Code, codes, type Diagnostic, formatText, type Severity } from './diagnostics';
export type { Located } from './manifests/located';
export {
  type Consul,
  type ConsulOptions,
  consul,
  type Istio,
  type IstioOptions,
  istio,
  type Linkerd,
  type LinkerdOptions,
  linkerd,
} from './meshes';
export type { Mesh } from './meshes/mesh';
export {
  type Can,
  type Cannot,
  type Feature,
  type FeatureState,
  type Features,
  features,
  type Part,
} from './model/feature';
export { cookie, type HeaderMatch, header } from './model/header-match';
export type { HttpMethod } from './model/http-method';
export { Identity, type ServiceAccountProps } from './model/identity';
export { exact, type PathMatch, prefix, template } from './model/path-match';
export { Percent } from './model/percent';
export { ServicePort, WorkloadPort } from './model/port';
export type { GrpcCondition, HttpCondition, ProvenCondition } from './model/retry';
export { rules } from './rules';
export type { Finding, Rule } from './rules/rule';
export { diagnosticsOf } from './synth/validate';
export type { Refused } from './types';
export { type CheckManifestsOptions, checkManifests } from './validation/check-manifests';
export { MeshValidation, type MeshValidationProperties } from './validation/mesh-validation';
