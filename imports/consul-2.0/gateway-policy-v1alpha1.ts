// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface GatewayPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: GatewayPolicySpec;
}

export interface GatewayPolicySpec {
  default?: GatewayPolicySpecDefault;
  override?: GatewayPolicySpecDefault;
  targetRef: GatewayPolicySpecTargetRef;
}

export interface GatewayPolicySpecDefault {
  jwt?: GatewayPolicySpecDefaultJwt;
}

export interface GatewayPolicySpecDefaultJwt {
  providers: GatewayPolicySpecDefaultJwtProviders[];
}

export interface GatewayPolicySpecDefaultJwtProviders {
  name: string;
  verifyClaims?: GatewayPolicySpecDefaultJwtProvidersVerifyClaims[];
}

export interface GatewayPolicySpecDefaultJwtProvidersVerifyClaims {
  path: string[];
  value: string;
}

export interface GatewayPolicySpecTargetRef {
  group: string;
  kind: string;
  name: string;
  namespace?: string;
  sectionName?: string;
}

export class GatewayPolicy extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'GatewayPolicy';

  constructor(scope: Construct, id: string, props: GatewayPolicyProps = {}) {
    super(scope, id, { ...props, apiVersion: GatewayPolicy.apiVersion, kind: GatewayPolicy.kind });
  }
}
