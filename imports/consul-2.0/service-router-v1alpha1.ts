// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServiceRouterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ServiceRouterSpec;
}

export interface ServiceRouterSpec {
  routes?: ServiceRouterSpecRoutes[];
}

export interface ServiceRouterSpecRoutes {
  destination?: ServiceRouterSpecRoutesDestination;
  match?: ServiceRouterSpecRoutesMatch;
}

export interface ServiceRouterSpecRoutesDestination {
  idleTimeout?: string;
  namespace?: string;
  numRetries?: number;
  partition?: string;
  prefixRewrite?: string;
  requestHeaders?: ServiceRouterSpecRoutesDestinationRequestHeaders;
  requestTimeout?: string;
  responseHeaders?: ServiceRouterSpecRoutesDestinationResponseHeaders;
  retryOn?: string[];
  retryOnConnectFailure?: boolean;
  retryOnStatusCodes?: number[];
  service?: string;
  serviceSubset?: string;
}

export interface ServiceRouterSpecRoutesDestinationRequestHeaders {
  add?: Record<string, string>;
  remove?: string[];
  set?: Record<string, string>;
}

export interface ServiceRouterSpecRoutesDestinationResponseHeaders {
  add?: Record<string, string>;
  remove?: string[];
  set?: Record<string, string>;
}

export interface ServiceRouterSpecRoutesMatch {
  http?: ServiceRouterSpecRoutesMatchHttp;
}

export interface ServiceRouterSpecRoutesMatchHttp {
  caseInsensitive?: boolean;
  header?: ServiceRouterSpecRoutesMatchHttpHeader[];
  methods?: string[];
  pathExact?: string;
  pathPrefix?: string;
  pathRegex?: string;
  queryParam?: ServiceRouterSpecRoutesMatchHttpQueryParam[];
}

export interface ServiceRouterSpecRoutesMatchHttpHeader {
  exact?: string;
  invert?: boolean;
  name: string;
  prefix?: string;
  present?: boolean;
  regex?: string;
  suffix?: string;
}

export interface ServiceRouterSpecRoutesMatchHttpQueryParam {
  exact?: string;
  name: string;
  present?: boolean;
  regex?: string;
}

export class ServiceRouter extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'ServiceRouter';

  constructor(scope: Construct, id: string, props: ServiceRouterProps = {}) {
    super(scope, id, { ...props, apiVersion: ServiceRouter.apiVersion, kind: ServiceRouter.kind });
  }
}
