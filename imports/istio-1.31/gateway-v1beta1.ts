// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GatewayProps } from './gateway-v1';

export type * from './gateway-v1';

export class Gateway extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1beta1';
  static readonly kind = 'Gateway';

  constructor(scope: Construct, id: string, props: GatewayProps = {}) {
    super(scope, id, { ...props, apiVersion: Gateway.apiVersion, kind: Gateway.kind });
  }
}
