// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface AuthorizationPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: AuthorizationPolicySpec;
}

export interface AuthorizationPolicySpec {
  requiredAuthenticationRefs: AuthorizationPolicySpecRequiredAuthenticationRefs[];
  targetRef: AuthorizationPolicySpecTargetRef;
}

export interface AuthorizationPolicySpecRequiredAuthenticationRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface AuthorizationPolicySpecTargetRef {
  group?: string;
  kind: string;
  name: string;
}

export class AuthorizationPolicy extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1alpha1';
  static readonly kind = 'AuthorizationPolicy';

  constructor(scope: Construct, id: string, props: AuthorizationPolicyProps) {
    super(scope, id, { ...props, apiVersion: AuthorizationPolicy.apiVersion, kind: AuthorizationPolicy.kind });
  }
}
