// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GatewayClassProps } from './gateway-class-v1';

export type * from './gateway-class-v1';

export class GatewayClass extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1beta1';
  static readonly kind = 'GatewayClass';

  constructor(scope: Construct, id: string, props: GatewayClassProps) {
    super(scope, id, { ...props, apiVersion: GatewayClass.apiVersion, kind: GatewayClass.kind });
  }
}
