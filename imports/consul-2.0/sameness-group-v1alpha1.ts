// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface SamenessGroupProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: SamenessGroupSpec;
}

export interface SamenessGroupSpec {
  defaultForFailover?: boolean;
  includeLocal?: boolean;
  members?: SamenessGroupSpecMembers[];
}

export interface SamenessGroupSpecMembers {
  partition?: string;
  peer?: string;
}

export class SamenessGroup extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'SamenessGroup';

  constructor(scope: Construct, id: string, props: SamenessGroupProps = {}) {
    super(scope, id, { ...props, apiVersion: SamenessGroup.apiVersion, kind: SamenessGroup.kind });
  }
}
