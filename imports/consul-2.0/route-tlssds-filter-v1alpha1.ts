// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface RouteTLSSDSFilterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RouteTLSSDSFilterSpec;
}

export interface RouteTLSSDSFilterSpec {
  sds?: RouteTLSSDSFilterSpecSds;
}

export interface RouteTLSSDSFilterSpecSds {
  certResource?: string;
  clusterName?: string;
}

export class RouteTLSSDSFilter extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'RouteTLSSDSFilter';

  constructor(scope: Construct, id: string, props: RouteTLSSDSFilterProps = {}) {
    super(scope, id, { ...props, apiVersion: RouteTLSSDSFilter.apiVersion, kind: RouteTLSSDSFilter.kind });
  }
}
