// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ReferenceGrantProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ReferenceGrantSpec;
}

export interface ReferenceGrantSpec {
  from: ReferenceGrantSpecFrom[];
  to: ReferenceGrantSpecTo[];
}

export interface ReferenceGrantSpecFrom {
  group: string;
  kind: string;
  namespace: string;
}

export interface ReferenceGrantSpecTo {
  group: string;
  kind: string;
  name?: string;
}

export class ReferenceGrant extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1beta1';
  static readonly kind = 'ReferenceGrant';

  constructor(scope: Construct, id: string, props: ReferenceGrantProps = {}) {
    super(scope, id, { ...props, apiVersion: ReferenceGrant.apiVersion, kind: ReferenceGrant.kind });
  }
}
