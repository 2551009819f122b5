// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SidecarProps } from './sidecar-v1';

export type * from './sidecar-v1';

export class Sidecar extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1alpha3';
  static readonly kind = 'Sidecar';

  constructor(scope: Construct, id: string, props: SidecarProps = {}) {
    super(scope, id, { ...props, apiVersion: Sidecar.apiVersion, kind: Sidecar.kind });
  }
}
