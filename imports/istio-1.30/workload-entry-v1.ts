// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface WorkloadEntryProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: WorkloadEntrySpec;
}

export interface WorkloadEntrySpec {
  address?: string;
  labels?: Record<string, string>;
  locality?: string;
  network?: string;
  ports?: Record<string, number>;
  serviceAccount?: string;
  weight?: number;
}

export class WorkloadEntry extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1';
  static readonly kind = 'WorkloadEntry';

  constructor(scope: Construct, id: string, props: WorkloadEntryProps) {
    super(scope, id, { ...props, apiVersion: WorkloadEntry.apiVersion, kind: WorkloadEntry.kind });
  }
}
