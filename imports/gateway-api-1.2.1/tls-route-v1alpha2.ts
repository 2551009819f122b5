// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface TLSRouteProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: TLSRouteSpec;
}

export interface TLSRouteSpec {
  hostnames?: string[];
  parentRefs?: TLSRouteSpecParentRefs[];
  rules: TLSRouteSpecRules[];
}

export interface TLSRouteSpecParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}

export interface TLSRouteSpecRules {
  backendRefs?: TLSRouteSpecRulesBackendRefs[];
  name?: string;
}

export interface TLSRouteSpecRulesBackendRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}

export class TLSRoute extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1alpha2';
  static readonly kind = 'TLSRoute';

  constructor(scope: Construct, id: string, props: TLSRouteProps) {
    super(scope, id, { ...props, apiVersion: TLSRoute.apiVersion, kind: TLSRoute.kind });
  }
}
