// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface GatewayClassProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: GatewayClassSpec;
}

export interface GatewayClassSpec {
  controllerName: string;
  description?: string;
  parametersRef?: GatewayClassSpecParametersRef;
}

export interface GatewayClassSpecParametersRef {
  group: string;
  kind: string;
  name: string;
  namespace?: string;
}

export class GatewayClass extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1';
  static readonly kind = 'GatewayClass';

  constructor(scope: Construct, id: string, props: GatewayClassProps) {
    super(scope, id, { ...props, apiVersion: GatewayClass.apiVersion, kind: GatewayClass.kind });
  }
}
