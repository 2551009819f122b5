// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { HTTPRouteProps } from './http-route-v1beta1';

export type * from './http-route-v1beta1';

export class HTTPRoute extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1alpha1';
  static readonly kind = 'HTTPRoute';

  constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id, { ...props, apiVersion: HTTPRoute.apiVersion, kind: HTTPRoute.kind });
  }
}
