// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface RouteAuthFilterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RouteAuthFilterSpec;
}

export interface RouteAuthFilterSpec {
  extAuthz?: RouteAuthFilterSpecExtAuthz;
  jwt?: RouteAuthFilterSpecJwt;
}

export interface RouteAuthFilterSpecExtAuthz {
  enabled: boolean;
}

export interface RouteAuthFilterSpecJwt {
  providers: RouteAuthFilterSpecJwtProviders[];
}

export interface RouteAuthFilterSpecJwtProviders {
  name: string;
  verifyClaims?: RouteAuthFilterSpecJwtProvidersVerifyClaims[];
}

export interface RouteAuthFilterSpecJwtProvidersVerifyClaims {
  path: string[];
  value: string;
}

export class RouteAuthFilter extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'RouteAuthFilter';

  constructor(scope: Construct, id: string, props: RouteAuthFilterProps = {}) {
    super(scope, id, { ...props, apiVersion: RouteAuthFilter.apiVersion, kind: RouteAuthFilter.kind });
  }
}
