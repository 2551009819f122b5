// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface VirtualServiceProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: VirtualServiceSpec;
}

export interface VirtualServiceSpec {
  exportTo?: string[];
  gateways?: string[];
  hosts?: string[];
  http?: VirtualServiceSpecHttp[];
  tcp?: VirtualServiceSpecTcp[];
  tls?: VirtualServiceSpecTls[];
}

export interface VirtualServiceSpecHttp {
  corsPolicy?: VirtualServiceSpecHttpCorsPolicy;
  delegate?: VirtualServiceSpecHttpDelegate;
  directResponse?: VirtualServiceSpecHttpDirectResponse;
  fault?: VirtualServiceSpecHttpFault;
  headers?: VirtualServiceSpecHttpHeaders;
  match?: VirtualServiceSpecHttpMatch[];
  mirror?: VirtualServiceSpecHttpMirror;
  mirrorPercent?: number;
  mirrorPercentage?: VirtualServiceSpecHttpMirrorPercentage;
  mirror_percent?: number;
  mirrors?: VirtualServiceSpecHttpMirrors[];
  name?: string;
  redirect?: VirtualServiceSpecHttpRedirect;
  retries?: VirtualServiceSpecHttpRetries;
  rewrite?: VirtualServiceSpecHttpRewrite;
  route?: VirtualServiceSpecHttpRoute[];
  timeout?: string;
}

export interface VirtualServiceSpecHttpCorsPolicy {
  allowCredentials?: boolean;
  allowHeaders?: string[];
  allowMethods?: string[];
  allowOrigin?: string[];
  allowOrigins?: VirtualServiceSpecHttpCorsPolicyAllowOrigins[];
  exposeHeaders?: string[];
  maxAge?: string;
  unmatchedPreflights?: "UNSPECIFIED" | "FORWARD" | "IGNORE";
}

export interface VirtualServiceSpecHttpCorsPolicyAllowOrigins {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface VirtualServiceSpecHttpDelegate {
  name?: string;
  namespace?: string;
}

export interface VirtualServiceSpecHttpDirectResponse {
  body?: VirtualServiceSpecHttpDirectResponseBody;
  status: number;
}

export interface VirtualServiceSpecHttpDirectResponseBody {
  bytes?: string;
  string?: string;
}

export interface VirtualServiceSpecHttpFault {
  abort?: VirtualServiceSpecHttpFaultAbort;
  delay?: VirtualServiceSpecHttpFaultDelay;
}

export interface VirtualServiceSpecHttpFaultAbort {
  grpcStatus?: string;
  http2Error?: string;
  httpStatus?: number;
  percentage?: VirtualServiceSpecHttpFaultAbortPercentage;
}

export interface VirtualServiceSpecHttpFaultAbortPercentage {
  value?: number;
}

export interface VirtualServiceSpecHttpFaultDelay {
  exponentialDelay?: string;
  fixedDelay?: string;
  percent?: number;
  percentage?: VirtualServiceSpecHttpFaultDelayPercentage;
}

export interface VirtualServiceSpecHttpFaultDelayPercentage {
  value?: number;
}

export interface VirtualServiceSpecHttpHeaders {
  request?: VirtualServiceSpecHttpHeadersRequest;
  response?: VirtualServiceSpecHttpHeadersResponse;
}

export interface VirtualServiceSpecHttpHeadersRequest {
  add?: Record<string, string>;
  remove?: string[];
  set?: Record<string, string>;
}

export interface VirtualServiceSpecHttpHeadersResponse {
  add?: Record<string, string>;
  remove?: string[];
  set?: Record<string, string>;
}

export interface VirtualServiceSpecHttpMatch {
  authority?: VirtualServiceSpecHttpMatchAuthority;
  gateways?: string[];
  headers?: Record<string, VirtualServiceSpecHttpMatchHeaders>;
  ignoreUriCase?: boolean;
  method?: VirtualServiceSpecHttpMatchMethod;
  name?: string;
  port?: number;
  queryParams?: Record<string, VirtualServiceSpecHttpMatchQueryParams>;
  scheme?: VirtualServiceSpecHttpMatchScheme;
  sourceLabels?: Record<string, string>;
  sourceNamespace?: string;
  statPrefix?: string;
  uri?: VirtualServiceSpecHttpMatchUri;
  withoutHeaders?: Record<string, VirtualServiceSpecHttpMatchWithoutHeaders>;
}

export interface VirtualServiceSpecHttpMatchAuthority {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface VirtualServiceSpecHttpMatchHeaders {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface VirtualServiceSpecHttpMatchMethod {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface VirtualServiceSpecHttpMatchQueryParams {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface VirtualServiceSpecHttpMatchScheme {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface VirtualServiceSpecHttpMatchUri {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface VirtualServiceSpecHttpMatchWithoutHeaders {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface VirtualServiceSpecHttpMirror {
  host: string;
  port?: VirtualServiceSpecHttpMirrorPort;
  subset?: string;
}

export interface VirtualServiceSpecHttpMirrorPort {
  number?: number;
}

export interface VirtualServiceSpecHttpMirrorPercentage {
  value?: number;
}

export interface VirtualServiceSpecHttpMirrors {
  destination: VirtualServiceSpecHttpMirror;
  percentage?: VirtualServiceSpecHttpMirrorsPercentage;
}

export interface VirtualServiceSpecHttpMirrorsPercentage {
  value?: number;
}

export interface VirtualServiceSpecHttpRedirect {
  authority?: string;
  derivePort?: "FROM_PROTOCOL_DEFAULT" | "FROM_REQUEST_PORT";
  port?: number;
  redirectCode?: number;
  scheme?: string;
  uri?: string;
}

export interface VirtualServiceSpecHttpRetries {
  attempts?: number;
  backoff?: string;
  perTryTimeout?: string;
  retryIgnorePreviousHosts?: boolean;
  retryOn?: string;
  retryRemoteLocalities?: boolean;
}

export interface VirtualServiceSpecHttpRewrite {
  authority?: string;
  uri?: string;
  uriRegexRewrite?: VirtualServiceSpecHttpRewriteUriRegexRewrite;
}

export interface VirtualServiceSpecHttpRewriteUriRegexRewrite {
  match?: string;
  rewrite?: string;
}

export interface VirtualServiceSpecHttpRoute {
  destination: VirtualServiceSpecHttpMirror;
  headers?: VirtualServiceSpecHttpHeaders;
  weight?: number;
}

export interface VirtualServiceSpecTcp {
  match?: VirtualServiceSpecTcpMatch[];
  route?: VirtualServiceSpecTcpRoute[];
}

export interface VirtualServiceSpecTcpMatch {
  destinationSubnets?: string[];
  gateways?: string[];
  port?: number;
  sourceLabels?: Record<string, string>;
  sourceNamespace?: string;
  sourceSubnet?: string;
}

export interface VirtualServiceSpecTcpRoute {
  destination: VirtualServiceSpecHttpMirror;
  weight?: number;
}

export interface VirtualServiceSpecTls {
  match: VirtualServiceSpecTlsMatch[];
  route?: VirtualServiceSpecTcpRoute[];
}

export interface VirtualServiceSpecTlsMatch {
  destinationSubnets?: string[];
  gateways?: string[];
  port?: number;
  sniHosts: string[];
  sourceLabels?: Record<string, string>;
  sourceNamespace?: string;
}

export class VirtualService extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1';
  static readonly kind = 'VirtualService';

  constructor(scope: Construct, id: string, props: VirtualServiceProps = {}) {
    super(scope, id, { ...props, apiVersion: VirtualService.apiVersion, kind: VirtualService.kind });
  }
}
