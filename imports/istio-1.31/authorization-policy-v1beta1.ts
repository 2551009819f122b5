// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { AuthorizationPolicyProps } from './authorization-policy-v1';

export type * from './authorization-policy-v1';

export class AuthorizationPolicy extends ApiObject {
  static readonly apiVersion = 'security.istio.io/v1beta1';
  static readonly kind = 'AuthorizationPolicy';

  constructor(scope: Construct, id: string, props: AuthorizationPolicyProps = {}) {
    super(scope, id, { ...props, apiVersion: AuthorizationPolicy.apiVersion, kind: AuthorizationPolicy.kind });
  }
}
