// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ControlPlaneRequestLimitProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ControlPlaneRequestLimitSpec;
}

export interface ControlPlaneRequestLimitSpec {
  acl?: ControlPlaneRequestLimitSpecAcl;
  catalog?: ControlPlaneRequestLimitSpecCatalog;
  configEntry?: ControlPlaneRequestLimitSpecConfigEntry;
  connectCA?: ControlPlaneRequestLimitSpecConnectCA;
  coordinate?: ControlPlaneRequestLimitSpecCoordinate;
  discoveryChain?: ControlPlaneRequestLimitSpecDiscoveryChain;
  health?: ControlPlaneRequestLimitSpecHealth;
  intention?: ControlPlaneRequestLimitSpecIntention;
  kv?: ControlPlaneRequestLimitSpecKv;
  mode?: string;
  preparedQuery?: ControlPlaneRequestLimitSpecPreparedQuery;
  readRate?: number;
  session?: ControlPlaneRequestLimitSpecSession;
  tenancy?: ControlPlaneRequestLimitSpecTenancy;
  txn?: ControlPlaneRequestLimitSpecTxn;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecAcl {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecCatalog {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecConfigEntry {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecConnectCA {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecCoordinate {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecDiscoveryChain {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecHealth {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecIntention {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecKv {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecPreparedQuery {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecSession {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecTenancy {
  readRate?: number;
  writeRate?: number;
}

export interface ControlPlaneRequestLimitSpecTxn {
  readRate?: number;
  writeRate?: number;
}

export class ControlPlaneRequestLimit extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'ControlPlaneRequestLimit';

  constructor(scope: Construct, id: string, props: ControlPlaneRequestLimitProps = {}) {
    super(scope, id, { ...props, apiVersion: ControlPlaneRequestLimit.apiVersion, kind: ControlPlaneRequestLimit.kind });
  }
}
