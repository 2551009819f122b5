// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface RouteRetryFilterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RouteRetryFilterSpec;
}

export interface RouteRetryFilterSpec {
  numRetries?: number;
  retryOn?: string[];
  retryOnConnectFailure?: boolean;
  retryOnStatusCodes?: number[];
}

export class RouteRetryFilter extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'RouteRetryFilter';

  constructor(scope: Construct, id: string, props: RouteRetryFilterProps = {}) {
    super(scope, id, { ...props, apiVersion: RouteRetryFilter.apiVersion, kind: RouteRetryFilter.kind });
  }
}
