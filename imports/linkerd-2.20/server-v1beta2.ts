// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServerProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: ServerSpec;
}

export interface ServerSpec {
  externalWorkloadSelector?: ServerSpecExternalWorkloadSelector;
  podSelector?: ServerSpecExternalWorkloadSelector;
  port: number | string;
  proxyProtocol?: string;
}

export interface ServerSpecExternalWorkloadSelector {
  matchExpressions?: ServerSpecExternalWorkloadSelectorMatchExpressions[];
  matchLabels?: Record<string, unknown>;
}

export interface ServerSpecExternalWorkloadSelectorMatchExpressions {
  key: string;
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  values?: string[];
}

export class Server extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1beta2';
  static readonly kind = 'Server';

  constructor(scope: Construct, id: string, props: ServerProps) {
    super(scope, id, { ...props, apiVersion: Server.apiVersion, kind: Server.kind });
  }
}
