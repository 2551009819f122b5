// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface WorkloadGroupProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: WorkloadGroupSpec;
}

export interface WorkloadGroupSpec {
  metadata?: WorkloadGroupSpecMetadata;
  probe?: WorkloadGroupSpecProbe;
  template: WorkloadGroupSpecTemplate;
}

export interface WorkloadGroupSpecMetadata {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
}

export interface WorkloadGroupSpecProbe {
  exec?: WorkloadGroupSpecProbeExec;
  failureThreshold?: number;
  grpc?: WorkloadGroupSpecProbeGrpc;
  httpGet?: WorkloadGroupSpecProbeHttpGet;
  initialDelaySeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  tcpSocket?: WorkloadGroupSpecProbeTcpSocket;
  timeoutSeconds?: number;
}

export interface WorkloadGroupSpecProbeExec {
  command: string[];
}

export interface WorkloadGroupSpecProbeGrpc {
  port?: number;
  service?: string;
}

export interface WorkloadGroupSpecProbeHttpGet {
  host?: string;
  httpHeaders?: WorkloadGroupSpecProbeHttpGetHttpHeaders[];
  path?: string;
  port: number;
  scheme?: string;
}

export interface WorkloadGroupSpecProbeHttpGetHttpHeaders {
  name?: string;
  value?: string;
}

export interface WorkloadGroupSpecProbeTcpSocket {
  host?: string;
  port: number;
}

export interface WorkloadGroupSpecTemplate {
  address?: string;
  labels?: Record<string, string>;
  locality?: string;
  network?: string;
  ports?: Record<string, number>;
  serviceAccount?: string;
  weight?: number;
}

export class WorkloadGroup extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1';
  static readonly kind = 'WorkloadGroup';

  constructor(scope: Construct, id: string, props: WorkloadGroupProps) {
    super(scope, id, { ...props, apiVersion: WorkloadGroup.apiVersion, kind: WorkloadGroup.kind });
  }
}
