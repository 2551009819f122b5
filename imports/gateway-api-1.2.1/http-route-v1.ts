// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
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
  name?: string;
  retry?: HTTPRouteSpecRulesRetry;
  sessionPersistence?: HTTPRouteSpecRulesSessionPersistence;
  timeouts?: HTTPRouteSpecRulesTimeouts;
}

export interface HTTPRouteSpecRulesBackendRefs {
  filters?: HTTPRouteSpecRulesFilters[];
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}

export interface HTTPRouteSpecRulesFilters {
  extensionRef?: HTTPRouteSpecRulesFiltersExtensionRef;
  requestHeaderModifier?: HTTPRouteSpecRulesFiltersRequestHeaderModifier;
  requestMirror?: HTTPRouteSpecRulesFiltersRequestMirror;
  requestRedirect?: HTTPRouteSpecRulesFiltersRequestRedirect;
  responseHeaderModifier?: HTTPRouteSpecRulesFiltersRequestHeaderModifier;
  type: "RequestHeaderModifier" | "ResponseHeaderModifier" | "RequestMirror" | "RequestRedirect" | "URLRewrite" | "ExtensionRef";
  urlRewrite?: HTTPRouteSpecRulesFiltersUrlRewrite;
}

export interface HTTPRouteSpecRulesFiltersExtensionRef {
  group: string;
  kind: string;
  name: string;
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

export interface HTTPRouteSpecRulesFiltersRequestMirror {
  backendRef: HTTPRouteSpecRulesFiltersRequestMirrorBackendRef;
  fraction?: HTTPRouteSpecRulesFiltersRequestMirrorFraction;
  percent?: number;
}

export interface HTTPRouteSpecRulesFiltersRequestMirrorBackendRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
}

export interface HTTPRouteSpecRulesFiltersRequestMirrorFraction {
  denominator?: number;
  numerator: number;
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

export interface HTTPRouteSpecRulesFiltersUrlRewrite {
  hostname?: string;
  path?: HTTPRouteSpecRulesFiltersUrlRewritePath;
}

export interface HTTPRouteSpecRulesFiltersUrlRewritePath {
  replaceFullPath?: string;
  replacePrefixMatch?: string;
  type: "ReplaceFullPath" | "ReplacePrefixMatch";
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

export interface HTTPRouteSpecRulesRetry {
  attempts?: number;
  backoff?: string;
  codes?: number[];
}

export interface HTTPRouteSpecRulesSessionPersistence {
  absoluteTimeout?: string;
  cookieConfig?: HTTPRouteSpecRulesSessionPersistenceCookieConfig;
  idleTimeout?: string;
  sessionName?: string;
  type?: "Cookie" | "Header";
}

export interface HTTPRouteSpecRulesSessionPersistenceCookieConfig {
  lifetimeType?: "Permanent" | "Session";
}

export interface HTTPRouteSpecRulesTimeouts {
  backendRequest?: string;
  request?: string;
}

export class HTTPRoute extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1';
  static readonly kind = 'HTTPRoute';

  constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id, { ...props, apiVersion: HTTPRoute.apiVersion, kind: HTTPRoute.kind });
  }
}
