// Generated from Gateway API 1.6.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface UDPRouteProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: UDPRouteSpec;
}

export interface UDPRouteSpec {
  parentRefs?: UDPRouteSpecParentRefs[];
  rules: UDPRouteSpecRules[];
}

export interface UDPRouteSpecParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}

export interface UDPRouteSpecRules {
  backendRefs: UDPRouteSpecRulesBackendRefs[];
  name?: string;
}

export interface UDPRouteSpecRulesBackendRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}

export class UDPRoute extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1';
  static readonly kind = 'UDPRoute';

  constructor(scope: Construct, id: string, props: UDPRouteProps) {
    super(scope, id, { ...props, apiVersion: UDPRoute.apiVersion, kind: UDPRoute.kind });
  }
}
