// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface TrafficExtensionProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: TrafficExtensionSpec;
}

export interface TrafficExtensionSpec {
  lua?: TrafficExtensionSpecLua;
  match?: TrafficExtensionSpecMatch[];
  phase?: "UNSPECIFIED" | "AUTHN" | "AUTHZ" | "STATS";
  priority?: number;
  selector?: TrafficExtensionSpecSelector;
  targetRefs?: TrafficExtensionSpecTargetRefs[];
  wasm?: TrafficExtensionSpecWasm;
}

export interface TrafficExtensionSpecLua {
  inlineCode: string;
}

export interface TrafficExtensionSpecMatch {
  mode?: "UNDEFINED" | "CLIENT" | "SERVER" | "CLIENT_AND_SERVER";
  ports?: TrafficExtensionSpecMatchPorts[];
}

export interface TrafficExtensionSpecMatchPorts {
  number: number;
}

export interface TrafficExtensionSpecSelector {
  matchLabels?: Record<string, string>;
}

export interface TrafficExtensionSpecTargetRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface TrafficExtensionSpecWasm {
  failStrategy?: "FAIL_CLOSE" | "FAIL_OPEN" | "FAIL_RELOAD";
  imagePullPolicy?: "UNSPECIFIED_POLICY" | "IfNotPresent" | "Always";
  imagePullSecret?: string;
  pluginConfig?: Record<string, unknown>;
  pluginName?: string;
  sha256?: string;
  type?: "UNSPECIFIED_PLUGIN_TYPE" | "HTTP" | "NETWORK";
  url: string;
  verificationKey?: string;
  vmConfig?: TrafficExtensionSpecWasmVmConfig;
}

export interface TrafficExtensionSpecWasmVmConfig {
  env?: TrafficExtensionSpecWasmVmConfigEnv[];
}

export interface TrafficExtensionSpecWasmVmConfigEnv {
  name: string;
  value?: string;
  valueFrom?: "INLINE" | "HOST";
}

export class TrafficExtension extends ApiObject {
  static readonly apiVersion = 'extensions.istio.io/v1alpha1';
  static readonly kind = 'TrafficExtension';

  constructor(scope: Construct, id: string, props: TrafficExtensionProps) {
    super(scope, id, { ...props, apiVersion: TrafficExtension.apiVersion, kind: TrafficExtension.kind });
  }
}
