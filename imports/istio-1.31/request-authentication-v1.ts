// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface RequestAuthenticationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RequestAuthenticationSpec;
}

export interface RequestAuthenticationSpec {
  jwtRules?: RequestAuthenticationSpecJwtRules[];
  selector?: RequestAuthenticationSpecSelector;
  targetRef?: RequestAuthenticationSpecTargetRef;
  targetRefs?: RequestAuthenticationSpecTargetRefs[];
}

export interface RequestAuthenticationSpecJwtRules {
  audiences?: string[];
  forwardOriginalToken?: boolean;
  fromCookies?: string[];
  fromHeaders?: RequestAuthenticationSpecJwtRulesFromHeaders[];
  fromParams?: string[];
  issuer?: string;
  jwks?: string;
  jwksUri?: string;
  jwks_uri?: string;
  outputClaimToHeaders?: RequestAuthenticationSpecJwtRulesOutputClaimToHeaders[];
  outputPayloadToHeader?: string;
  spaceDelimitedClaims?: string[];
  timeout?: string;
}

export interface RequestAuthenticationSpecJwtRulesFromHeaders {
  name: string;
  prefix?: string;
}

export interface RequestAuthenticationSpecJwtRulesOutputClaimToHeaders {
  claim: string;
  header: string;
}

export interface RequestAuthenticationSpecSelector {
  matchLabels?: Record<string, string>;
}

export interface RequestAuthenticationSpecTargetRef {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface RequestAuthenticationSpecTargetRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export class RequestAuthentication extends ApiObject {
  static readonly apiVersion = 'security.istio.io/v1';
  static readonly kind = 'RequestAuthentication';

  constructor(scope: Construct, id: string, props: RequestAuthenticationProps = {}) {
    super(scope, id, { ...props, apiVersion: RequestAuthentication.apiVersion, kind: RequestAuthentication.kind });
  }
}
