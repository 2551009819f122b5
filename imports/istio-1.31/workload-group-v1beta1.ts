// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WorkloadGroupProps } from './workload-group-v1';

export type * from './workload-group-v1';

export class WorkloadGroup extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1beta1';
  static readonly kind = 'WorkloadGroup';

  constructor(scope: Construct, id: string, props: WorkloadGroupProps) {
    super(scope, id, { ...props, apiVersion: WorkloadGroup.apiVersion, kind: WorkloadGroup.kind });
  }
}
