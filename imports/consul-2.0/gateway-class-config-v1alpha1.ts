// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface GatewayClassConfigProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: GatewayClassConfigSpec;
}

export interface GatewayClassConfigSpec {
  copyAnnotations?: GatewayClassConfigSpecCopyAnnotations;
  deployment?: GatewayClassConfigSpecDeployment;
  mapPrivilegedContainerPorts?: number;
  metrics?: GatewayClassConfigSpecMetrics;
  nodeSelector?: Record<string, string>;
  openshiftSCCName?: string;
  podSecurityPolicy?: string;
  serviceType?: "ClusterIP" | "NodePort" | "LoadBalancer";
  tolerations?: GatewayClassConfigSpecTolerations[];
}

export interface GatewayClassConfigSpecCopyAnnotations {
  service?: string[];
}

export interface GatewayClassConfigSpecDeployment {
  defaultInstances?: number;
  maxInstances?: number;
  minInstances?: number;
  resources?: GatewayClassConfigSpecDeploymentResources;
}

export interface GatewayClassConfigSpecDeploymentResources {
  claims?: GatewayClassConfigSpecDeploymentResourcesClaims[];
  limits?: Record<string, number | string>;
  requests?: Record<string, number | string>;
}

export interface GatewayClassConfigSpecDeploymentResourcesClaims {
  name: string;
}

export interface GatewayClassConfigSpecMetrics {
  enabled?: boolean;
  path?: string;
  port?: number;
}

export interface GatewayClassConfigSpecTolerations {
  effect?: string;
  key?: string;
  operator?: string;
  tolerationSeconds?: number;
  value?: string;
}

export class GatewayClassConfig extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'GatewayClassConfig';

  constructor(scope: Construct, id: string, props: GatewayClassConfigProps = {}) {
    super(scope, id, { ...props, apiVersion: GatewayClassConfig.apiVersion, kind: GatewayClassConfig.kind });
  }
}
