// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ServerAuthorizationProps } from './server-authorization-v1beta1';

export type * from './server-authorization-v1beta1';

export class ServerAuthorization extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1alpha1';
  static readonly kind = 'ServerAuthorization';

  constructor(scope: Construct, id: string, props: ServerAuthorizationProps) {
    super(scope, id, { ...props, apiVersion: ServerAuthorization.apiVersion, kind: ServerAuthorization.kind });
  }
}
