// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface WasmPluginProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: WasmPluginSpec;
}

export interface WasmPluginSpec {
  failStrategy?: "FAIL_CLOSE" | "FAIL_OPEN" | "FAIL_RELOAD";
  imagePullPolicy?: "UNSPECIFIED_POLICY" | "IfNotPresent" | "Always";
  imagePullSecret?: string;
  match?: WasmPluginSpecMatch[];
  phase?: "UNSPECIFIED_PHASE" | "AUTHN" | "AUTHZ" | "STATS";
  pluginConfig?: Record<string, unknown>;
  pluginName?: string;
  priority?: number;
  selector?: WasmPluginSpecSelector;
  sha256?: string;
  targetRef?: WasmPluginSpecTargetRef;
  targetRefs?: WasmPluginSpecTargetRefs[];
  type?: "UNSPECIFIED_PLUGIN_TYPE" | "HTTP" | "NETWORK";
  url: string;
  verificationKey?: string;
  vmConfig?: WasmPluginSpecVmConfig;
}

export interface WasmPluginSpecMatch {
  mode?: "UNDEFINED" | "CLIENT" | "SERVER" | "CLIENT_AND_SERVER";
  ports?: WasmPluginSpecMatchPorts[];
}

export interface WasmPluginSpecMatchPorts {
  number: number;
}

export interface WasmPluginSpecSelector {
  matchLabels?: Record<string, string>;
}

export interface WasmPluginSpecTargetRef {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface WasmPluginSpecTargetRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface WasmPluginSpecVmConfig {
  env?: WasmPluginSpecVmConfigEnv[];
}

export interface WasmPluginSpecVmConfigEnv {
  name: string;
  value?: string;
  valueFrom?: "INLINE" | "HOST";
}

export class WasmPlugin extends ApiObject {
  static readonly apiVersion = 'extensions.istio.io/v1alpha1';
  static readonly kind = 'WasmPlugin';

  constructor(scope: Construct, id: string, props: WasmPluginProps) {
    super(scope, id, { ...props, apiVersion: WasmPlugin.apiVersion, kind: WasmPlugin.kind });
  }
}
