// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface HTTPRouteProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: HTTPRouteSpec;
}

export interface HTTPRouteSpec {
  hostnames?: string[];
  parentRefs?: HTTPRouteSpecParentRefs[];
  rules?: HTTPRouteSpecRules[];
}

export interface HTTPRouteSpecParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}

export interface HTTPRouteSpecRules {
  backendRefs?: HTTPRouteSpecRulesBackendRefs[];
  filters?: HTTPRouteSpecRulesFilters[];
  matches?: HTTPRouteSpecRulesMatches[];
}

export interface HTTPRouteSpecRulesBackendRefs {
  filters?: HTTPRouteSpecRulesBackendRefsFilters[];
  name?: string;
  namespace?: string;
  port?: number;
}

export interface HTTPRouteSpecRulesBackendRefsFilters {
  requestHeaderModifier?: HTTPRouteSpecRulesFiltersRequestHeaderModifier;
  requestRedirect?: HTTPRouteSpecRulesFiltersRequestRedirect;
  responseHeaderModifier?: HTTPRouteSpecRulesFiltersRequestHeaderModifier;
  type: "RequestHeaderModifier" | "ResponseHeaderModifier" | "RequestRedirect";
}

export interface HTTPRouteSpecRulesFiltersRequestHeaderModifier {
  add?: HTTPRouteSpecRulesFiltersRequestHeaderModifierAdd[];
  remove?: string[];
  set?: HTTPRouteSpecRulesFiltersRequestHeaderModifierSet[];
}

export interface HTTPRouteSpecRulesFiltersRequestHeaderModifierAdd {
  name: string;
  value: string;
}

export interface HTTPRouteSpecRulesFiltersRequestHeaderModifierSet {
  name: string;
  value: string;
}

export interface HTTPRouteSpecRulesFiltersRequestRedirect {
  hostname?: string;
  path?: HTTPRouteSpecRulesFiltersRequestRedirectPath;
  port?: number;
  scheme?: "http" | "https";
  statusCode?: 301 | 302;
}

export interface HTTPRouteSpecRulesFiltersRequestRedirectPath {
  replaceFullPath?: string;
  replacePrefixMatch?: string;
  type: "ReplaceFullPath" | "ReplacePrefixMatch";
}

export interface HTTPRouteSpecRulesFilters {
  requestHeaderModifier?: HTTPRouteSpecRulesFiltersRequestHeaderModifier;
  requestRedirect?: HTTPRouteSpecRulesFiltersRequestRedirect;
  type: "RequestHeaderModifier" | "RequestRedirect";
}

export interface HTTPRouteSpecRulesMatches {
  headers?: HTTPRouteSpecRulesMatchesHeaders[];
  method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
  path?: HTTPRouteSpecRulesMatchesPath;
  queryParams?: HTTPRouteSpecRulesMatchesQueryParams[];
}

export interface HTTPRouteSpecRulesMatchesHeaders {
  name: string;
  type?: "Exact" | "RegularExpression";
  value: string;
}

export interface HTTPRouteSpecRulesMatchesPath {
  type?: "Exact" | "PathPrefix" | "RegularExpression";
  value?: string;
}

export interface HTTPRouteSpecRulesMatchesQueryParams {
  name: string;
  type?: "Exact" | "RegularExpression";
  value: string;
}

export class HTTPRoute extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1beta1';
  static readonly kind = 'HTTPRoute';

  constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id, { ...props, apiVersion: HTTPRoute.apiVersion, kind: HTTPRoute.kind });
  }
}
