// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface RateLimitProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RateLimitSpec;
}

export interface RateLimitSpec {
  config: RateLimitSpecConfig;
}

export interface RateLimitSpecConfig {
  excludeEndpoints?: string[];
  priority?: boolean;
  readRate?: number;
  writeRate?: number;
}

export class RateLimit extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'RateLimit';

  constructor(scope: Construct, id: string, props: RateLimitProps = {}) {
    super(scope, id, { ...props, apiVersion: RateLimit.apiVersion, kind: RateLimit.kind });
  }
}
