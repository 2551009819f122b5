// Generated from Gateway API 1.6.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface GRPCRouteProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: GRPCRouteSpec;
}

export interface GRPCRouteSpec {
  hostnames?: string[];
  parentRefs?: GRPCRouteSpecParentRefs[];
  rules?: GRPCRouteSpecRules[];
}

export interface GRPCRouteSpecParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}

export interface GRPCRouteSpecRules {
  backendRefs?: GRPCRouteSpecRulesBackendRefs[];
  filters?: GRPCRouteSpecRulesFilters[];
  matches?: GRPCRouteSpecRulesMatches[];
  name?: string;
}

export interface GRPCRouteSpecRulesBackendRefs {
  filters?: GRPCRouteSpecRulesFilters[];
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}

export interface GRPCRouteSpecRulesFilters {
  extensionRef?: GRPCRouteSpecRulesFiltersExtensionRef;
  requestHeaderModifier?: GRPCRouteSpecRulesFiltersRequestHeaderModifier;
  requestMirror?: GRPCRouteSpecRulesFiltersRequestMirror;
  responseHeaderModifier?: GRPCRouteSpecRulesFiltersRequestHeaderModifier;
  type: "ResponseHeaderModifier" | "RequestHeaderModifier" | "RequestMirror" | "ExtensionRef";
}

export interface GRPCRouteSpecRulesFiltersExtensionRef {
  group: string;
  kind: string;
  name: string;
}

export interface GRPCRouteSpecRulesFiltersRequestHeaderModifier {
  add?: GRPCRouteSpecRulesFiltersRequestHeaderModifierAdd[];
  remove?: string[];
  set?: GRPCRouteSpecRulesFiltersRequestHeaderModifierSet[];
}

export interface GRPCRouteSpecRulesFiltersRequestHeaderModifierAdd {
  name: string;
  value: string;
}

export interface GRPCRouteSpecRulesFiltersRequestHeaderModifierSet {
  name: string;
  value: string;
}

export interface GRPCRouteSpecRulesFiltersRequestMirror {
  backendRef: GRPCRouteSpecRulesFiltersRequestMirrorBackendRef;
  fraction?: GRPCRouteSpecRulesFiltersRequestMirrorFraction;
  percent?: number;
}

export interface GRPCRouteSpecRulesFiltersRequestMirrorBackendRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
}

export interface GRPCRouteSpecRulesFiltersRequestMirrorFraction {
  denominator?: number;
  numerator: number;
}

export interface GRPCRouteSpecRulesMatches {
  headers?: GRPCRouteSpecRulesMatchesHeaders[];
  method?: GRPCRouteSpecRulesMatchesMethod;
}

export interface GRPCRouteSpecRulesMatchesHeaders {
  name: string;
  type?: "Exact" | "RegularExpression";
  value: string;
}

export interface GRPCRouteSpecRulesMatchesMethod {
  method?: string;
  service?: string;
  type?: "Exact" | "RegularExpression";
}

export class GRPCRoute extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1';
  static readonly kind = 'GRPCRoute';

  constructor(scope: Construct, id: string, props: GRPCRouteProps) {
    super(scope, id, { ...props, apiVersion: GRPCRoute.apiVersion, kind: GRPCRoute.kind });
  }
}
