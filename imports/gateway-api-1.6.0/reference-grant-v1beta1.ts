// Generated from Gateway API 1.6.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ReferenceGrantProps } from './reference-grant-v1';

export type * from './reference-grant-v1';

export class ReferenceGrant extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1beta1';
  static readonly kind = 'ReferenceGrant';

  constructor(scope: Construct, id: string, props: ReferenceGrantProps) {
    super(scope, id, { ...props, apiVersion: ReferenceGrant.apiVersion, kind: ReferenceGrant.kind });
  }
}
