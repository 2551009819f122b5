// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { RequestAuthenticationProps } from './request-authentication-v1';

export type * from './request-authentication-v1';

export class RequestAuthentication extends ApiObject {
  static readonly apiVersion = 'security.istio.io/v1beta1';
  static readonly kind = 'RequestAuthentication';

  constructor(scope: Construct, id: string, props: RequestAuthenticationProps = {}) {
    super(scope, id, { ...props, apiVersion: RequestAuthentication.apiVersion, kind: RequestAuthentication.kind });
  }
}
