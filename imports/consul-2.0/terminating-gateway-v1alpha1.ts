// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface TerminatingGatewayProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: TerminatingGatewaySpec;
}

export interface TerminatingGatewaySpec {
  deployment?: TerminatingGatewaySpecDeployment;
  services?: TerminatingGatewaySpecServices[];
}

export interface TerminatingGatewaySpecDeployment {
  affinity?: TerminatingGatewaySpecDeploymentAffinity;
  annotations?: Record<string, string>;
  consulNamespace?: string;
  enabledDeployment?: boolean;
  extraVolumes?: TerminatingGatewaySpecDeploymentExtraVolumes[];
  gatewayName?: string;
  logJSON?: boolean;
  logLevel?: string;
  nodeSelector?: Record<string, string>;
  priorityClassName?: string;
  replicas?: number;
  resources?: TerminatingGatewaySpecDeploymentResources;
  serviceAccount?: TerminatingGatewaySpecDeploymentServiceAccount;
  tolerations?: TerminatingGatewaySpecDeploymentTolerations[];
  topologySpreadConstraints?: TerminatingGatewaySpecDeploymentTopologySpreadConstraints[];
}

export interface TerminatingGatewaySpecDeploymentAffinity {
  nodeAffinity?: TerminatingGatewaySpecDeploymentAffinityNodeAffinity;
  podAffinity?: TerminatingGatewaySpecDeploymentAffinityPodAffinity;
  podAntiAffinity?: TerminatingGatewaySpecDeploymentAffinityPodAffinity;
}

export interface TerminatingGatewaySpecDeploymentAffinityNodeAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecution[];
  requiredDuringSchedulingIgnoredDuringExecution?: TerminatingGatewaySpecDeploymentAffinityNodeAffinityRequiredDuringSchedulingIgnoredDuringExecution;
}

export interface TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecution {
  preference: TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference;
  weight: number;
}

export interface TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference {
  matchExpressions?: TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpressions[];
  matchFields?: TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchFields[];
}

export interface TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpressions {
  key: string;
  operator: string;
  values?: string[];
}

export interface TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchFields {
  key: string;
  operator: string;
  values?: string[];
}

export interface TerminatingGatewaySpecDeploymentAffinityNodeAffinityRequiredDuringSchedulingIgnoredDuringExecution {
  nodeSelectorTerms: TerminatingGatewaySpecDeploymentAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference[];
}

export interface TerminatingGatewaySpecDeploymentAffinityPodAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: TerminatingGatewaySpecDeploymentAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecution[];
  requiredDuringSchedulingIgnoredDuringExecution?: TerminatingGatewaySpecDeploymentAffinityPodAffinityRequiredDuringSchedulingIgnoredDuringExecution[];
}

export interface TerminatingGatewaySpecDeploymentAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecution {
  podAffinityTerm: TerminatingGatewaySpecDeploymentAffinityPodAffinityRequiredDuringSchedulingIgnoredDuringExecution;
  weight: number;
}

export interface TerminatingGatewaySpecDeploymentAffinityPodAffinityRequiredDuringSchedulingIgnoredDuringExecution {
  labelSelector?: TerminatingGatewaySpecDeploymentTopologySpreadConstraintsLabelSelector;
  matchLabelKeys?: string[];
  mismatchLabelKeys?: string[];
  namespaceSelector?: TerminatingGatewaySpecDeploymentTopologySpreadConstraintsLabelSelector;
  namespaces?: string[];
  topologyKey: string;
}

export interface TerminatingGatewaySpecDeploymentTopologySpreadConstraintsLabelSelector {
  matchExpressions?: TerminatingGatewaySpecDeploymentTopologySpreadConstraintsLabelSelectorMatchExpressions[];
  matchLabels?: Record<string, string>;
}

export interface TerminatingGatewaySpecDeploymentTopologySpreadConstraintsLabelSelectorMatchExpressions {
  key: string;
  operator: string;
  values?: string[];
}

export interface TerminatingGatewaySpecDeploymentExtraVolumes {
  items?: TerminatingGatewaySpecDeploymentExtraVolumesItems[];
  load?: boolean;
  name: string;
  type: "configMap" | "secret";
}

export interface TerminatingGatewaySpecDeploymentExtraVolumesItems {
  key: string;
  path: string;
}

export interface TerminatingGatewaySpecDeploymentResources {
  claims?: TerminatingGatewaySpecDeploymentResourcesClaims[];
  limits?: Record<string, number | string>;
  requests?: Record<string, number | string>;
}

export interface TerminatingGatewaySpecDeploymentResourcesClaims {
  name: string;
}

export interface TerminatingGatewaySpecDeploymentServiceAccount {
  annotations?: Record<string, string>;
}

export interface TerminatingGatewaySpecDeploymentTolerations {
  effect?: string;
  key?: string;
  operator?: string;
  tolerationSeconds?: number;
  value?: string;
}

export interface TerminatingGatewaySpecDeploymentTopologySpreadConstraints {
  labelSelector?: TerminatingGatewaySpecDeploymentTopologySpreadConstraintsLabelSelector;
  matchLabelKeys?: string[];
  maxSkew: number;
  minDomains?: number;
  nodeAffinityPolicy?: string;
  nodeTaintsPolicy?: string;
  topologyKey: string;
  whenUnsatisfiable: string;
}

export interface TerminatingGatewaySpecServices {
  caFile?: string;
  certFile?: string;
  disableAutoHostRewrite?: boolean;
  keyFile?: string;
  name?: string;
  namespace?: string;
  secretRef?: TerminatingGatewaySpecServicesSecretRef;
  sni?: string;
}

export interface TerminatingGatewaySpecServicesSecretRef {
  name?: string;
}

export class TerminatingGateway extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'TerminatingGateway';

  constructor(scope: Construct, id: string, props: TerminatingGatewayProps = {}) {
    super(scope, id, { ...props, apiVersion: TerminatingGateway.apiVersion, kind: TerminatingGateway.kind });
  }
}
