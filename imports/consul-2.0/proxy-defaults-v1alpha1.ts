// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ProxyDefaultsProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ProxyDefaultsSpec;
}

export interface ProxyDefaultsSpec {
  accessLogs?: ProxyDefaultsSpecAccessLogs;
  config?: Record<string, unknown>;
  envoyExtensions?: ProxyDefaultsSpecEnvoyExtensions[];
  expose?: ProxyDefaultsSpecExpose;
  failoverPolicy?: ProxyDefaultsSpecFailoverPolicy;
  meshGateway?: ProxyDefaultsSpecMeshGateway;
  mode?: string;
  mutualTLSMode?: string;
  prioritizeByLocality?: ProxyDefaultsSpecPrioritizeByLocality;
  transparentProxy?: ProxyDefaultsSpecTransparentProxy;
}

export interface ProxyDefaultsSpecAccessLogs {
  disableListenerLogs?: boolean;
  enabled?: boolean;
  jsonFormat?: string;
  path?: string;
  textFormat?: string;
  type?: string;
}

export interface ProxyDefaultsSpecEnvoyExtensions {
  arguments?: Record<string, unknown>;
  name?: string;
  required?: boolean;
}

export interface ProxyDefaultsSpecExpose {
  checks?: boolean;
  paths?: ProxyDefaultsSpecExposePaths[];
}

export interface ProxyDefaultsSpecExposePaths {
  listenerPort?: number;
  localPathPort?: number;
  path?: string;
  protocol?: string;
}

export interface ProxyDefaultsSpecFailoverPolicy {
  mode?: string;
  regions?: string[];
}

export interface ProxyDefaultsSpecMeshGateway {
  mode?: string;
}

export interface ProxyDefaultsSpecPrioritizeByLocality {
  mode?: string;
}

export interface ProxyDefaultsSpecTransparentProxy {
  dialedDirectly?: boolean;
  outboundListenerPort?: number;
}

export class ProxyDefaults extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'ProxyDefaults';

  constructor(scope: Construct, id: string, props: ProxyDefaultsProps = {}) {
    super(scope, id, { ...props, apiVersion: ProxyDefaults.apiVersion, kind: ProxyDefaults.kind });
  }
}
