// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface BackendLBPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: BackendLBPolicySpec;
}

export interface BackendLBPolicySpec {
  sessionPersistence?: BackendLBPolicySpecSessionPersistence;
  targetRefs: BackendLBPolicySpecTargetRefs[];
}

export interface BackendLBPolicySpecSessionPersistence {
  absoluteTimeout?: string;
  cookieConfig?: BackendLBPolicySpecSessionPersistenceCookieConfig;
  idleTimeout?: string;
  sessionName?: string;
  type?: "Cookie" | "Header";
}

export interface BackendLBPolicySpecSessionPersistenceCookieConfig {
  lifetimeType?: "Permanent" | "Session";
}

export interface BackendLBPolicySpecTargetRefs {
  group: string;
  kind: string;
  name: string;
}

export class BackendLBPolicy extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1alpha2';
  static readonly kind = 'BackendLBPolicy';

  constructor(scope: Construct, id: string, props: BackendLBPolicyProps) {
    super(scope, id, { ...props, apiVersion: BackendLBPolicy.apiVersion, kind: BackendLBPolicy.kind });
  }
}
