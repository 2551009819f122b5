// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WorkloadEntryProps } from './workload-entry-v1';

export type * from './workload-entry-v1';

export class WorkloadEntry extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1beta1';
  static readonly kind = 'WorkloadEntry';

  constructor(scope: Construct, id: string, props: WorkloadEntryProps) {
    super(scope, id, { ...props, apiVersion: WorkloadEntry.apiVersion, kind: WorkloadEntry.kind });
  }
}
