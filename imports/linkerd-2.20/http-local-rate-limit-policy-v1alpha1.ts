// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface HTTPLocalRateLimitPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: HTTPLocalRateLimitPolicySpec;
}

export interface HTTPLocalRateLimitPolicySpec {
  identity?: HTTPLocalRateLimitPolicySpecIdentity;
  overrides?: HTTPLocalRateLimitPolicySpecOverrides[];
  targetRef: HTTPLocalRateLimitPolicySpecTargetRef;
  total?: HTTPLocalRateLimitPolicySpecTotal;
}

export interface HTTPLocalRateLimitPolicySpecIdentity {
  requestsPerSecond: number;
}

export interface HTTPLocalRateLimitPolicySpecOverrides {
  clientRefs: HTTPLocalRateLimitPolicySpecOverridesClientRefs[];
  requestsPerSecond: number;
}

export interface HTTPLocalRateLimitPolicySpecOverridesClientRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface HTTPLocalRateLimitPolicySpecTargetRef {
  group?: string;
  kind: string;
  name: string;
}

export interface HTTPLocalRateLimitPolicySpecTotal {
  requestsPerSecond: number;
}

export class HTTPLocalRateLimitPolicy extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1alpha1';
  static readonly kind = 'HTTPLocalRateLimitPolicy';

  constructor(scope: Construct, id: string, props: HTTPLocalRateLimitPolicyProps) {
    super(scope, id, { ...props, apiVersion: HTTPLocalRateLimitPolicy.apiVersion, kind: HTTPLocalRateLimitPolicy.kind });
  }
}
