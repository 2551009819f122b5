// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServiceEntryProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: ServiceEntrySpec;
}

export interface ServiceEntrySpec {
  addresses?: string[];
  endpoints?: ServiceEntrySpecEndpoints[];
  exportTo?: string[];
  hosts: string[];
  location?: "MESH_EXTERNAL" | "MESH_INTERNAL";
  ports?: ServiceEntrySpecPorts[];
  resolution?: "NONE" | "STATIC" | "DNS" | "DNS_ROUND_ROBIN" | "DYNAMIC_DNS";
  subjectAltNames?: string[];
  workloadSelector?: ServiceEntrySpecWorkloadSelector;
}

export interface ServiceEntrySpecEndpoints {
  address?: string;
  labels?: Record<string, string>;
  locality?: string;
  network?: string;
  ports?: Record<string, number>;
  serviceAccount?: string;
  weight?: number;
}

export interface ServiceEntrySpecPorts {
  name: string;
  number: number;
  protocol?: string;
  targetPort?: number;
}

export interface ServiceEntrySpecWorkloadSelector {
  labels?: Record<string, string>;
}

export class ServiceEntry extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1';
  static readonly kind = 'ServiceEntry';

  constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, id, { ...props, apiVersion: ServiceEntry.apiVersion, kind: ServiceEntry.kind });
  }
}
