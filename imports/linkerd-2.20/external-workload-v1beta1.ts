// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ExternalWorkloadProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: ExternalWorkloadSpec;
}

export interface ExternalWorkloadSpec {
  meshTLS: ExternalWorkloadSpecMeshTLS;
  ports?: ExternalWorkloadSpecPorts[];
  workloadIPs?: ExternalWorkloadSpecWorkloadIPs[];
}

export interface ExternalWorkloadSpecMeshTLS {
  identity: string;
  serverName: string;
}

export interface ExternalWorkloadSpecPorts {
  name?: string;
  port: number;
  protocol?: string;
}

export interface ExternalWorkloadSpecWorkloadIPs {
  ip?: string;
}

export class ExternalWorkload extends ApiObject {
  static readonly apiVersion = 'workload.linkerd.io/v1beta1';
  static readonly kind = 'ExternalWorkload';

  constructor(scope: Construct, id: string, props: ExternalWorkloadProps) {
    super(scope, id, { ...props, apiVersion: ExternalWorkload.apiVersion, kind: ExternalWorkload.kind });
  }
}
