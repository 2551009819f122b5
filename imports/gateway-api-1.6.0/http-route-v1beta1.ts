// Generated from Gateway API 1.6.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { HTTPRouteProps } from './http-route-v1';

export type * from './http-route-v1';

export class HTTPRoute extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1beta1';
  static readonly kind = 'HTTPRoute';

  constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id, { ...props, apiVersion: HTTPRoute.apiVersion, kind: HTTPRoute.kind });
  }
}
