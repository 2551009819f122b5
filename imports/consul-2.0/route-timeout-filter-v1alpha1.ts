// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface RouteTimeoutFilterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RouteTimeoutFilterSpec;
}

export interface RouteTimeoutFilterSpec {
  idleTimeout?: string;
  requestTimeout?: string;
}

export class RouteTimeoutFilter extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'RouteTimeoutFilter';

  constructor(scope: Construct, id: string, props: RouteTimeoutFilterProps = {}) {
    super(scope, id, { ...props, apiVersion: RouteTimeoutFilter.apiVersion, kind: RouteTimeoutFilter.kind });
  }
}
