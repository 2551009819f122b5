// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServiceIntentionsProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ServiceIntentionsSpec;
}

export interface ServiceIntentionsSpec {
  destination?: ServiceIntentionsSpecDestination;
  jwt?: ServiceIntentionsSpecJwt;
  sources?: ServiceIntentionsSpecSources[];
}

export interface ServiceIntentionsSpecDestination {
  name?: string;
  namespace?: string;
}

export interface ServiceIntentionsSpecJwt {
  providers?: ServiceIntentionsSpecJwtProviders[];
}

export interface ServiceIntentionsSpecJwtProviders {
  name?: string;
  verifyClaims?: ServiceIntentionsSpecJwtProvidersVerifyClaims[];
}

export interface ServiceIntentionsSpecJwtProvidersVerifyClaims {
  path?: string[];
  value?: string;
}

export interface ServiceIntentionsSpecSources {
  action?: string;
  description?: string;
  name?: string;
  namespace?: string;
  partition?: string;
  peer?: string;
  permissions?: ServiceIntentionsSpecSourcesPermissions[];
  samenessGroup?: string;
}

export interface ServiceIntentionsSpecSourcesPermissions {
  action?: string;
  http?: ServiceIntentionsSpecSourcesPermissionsHttp;
  jwt?: ServiceIntentionsSpecJwt;
}

export interface ServiceIntentionsSpecSourcesPermissionsHttp {
  header?: ServiceIntentionsSpecSourcesPermissionsHttpHeader[];
  methods?: string[];
  pathExact?: string;
  pathPrefix?: string;
  pathRegex?: string;
}

export interface ServiceIntentionsSpecSourcesPermissionsHttpHeader {
  contains?: string;
  exact?: string;
  ignoreCase?: boolean;
  invert?: boolean;
  name?: string;
  prefix?: string;
  present?: boolean;
  regex?: string;
  suffix?: string;
}

export class ServiceIntentions extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'ServiceIntentions';

  constructor(scope: Construct, id: string, props: ServiceIntentionsProps = {}) {
    super(scope, id, { ...props, apiVersion: ServiceIntentions.apiVersion, kind: ServiceIntentions.kind });
  }
}
