// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface TCPRouteProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: TCPRouteSpec;
}

export interface TCPRouteSpec {
  parentRefs?: TCPRouteSpecParentRefs[];
  rules: TCPRouteSpecRules[];
}

export interface TCPRouteSpecParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}

export interface TCPRouteSpecRules {
  backendRefs?: TCPRouteSpecRulesBackendRefs[];
  name?: string;
}

export interface TCPRouteSpecRulesBackendRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}

export class TCPRoute extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1alpha2';
  static readonly kind = 'TCPRoute';

  constructor(scope: Construct, id: string, props: TCPRouteProps) {
    super(scope, id, { ...props, apiVersion: TCPRoute.apiVersion, kind: TCPRoute.kind });
  }
}
