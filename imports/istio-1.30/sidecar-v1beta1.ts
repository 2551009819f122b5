// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SidecarProps } from './sidecar-v1';

export type * from './sidecar-v1';

export class Sidecar extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1beta1';
  static readonly kind = 'Sidecar';

  constructor(scope: Construct, id: string, props: SidecarProps = {}) {
    super(scope, id, { ...props, apiVersion: Sidecar.apiVersion, kind: Sidecar.kind });
  }
}
