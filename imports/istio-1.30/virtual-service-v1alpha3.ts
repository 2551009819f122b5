// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { VirtualServiceProps } from './virtual-service-v1';

export type * from './virtual-service-v1';

export class VirtualService extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1alpha3';
  static readonly kind = 'VirtualService';

  constructor(scope: Construct, id: string, props: VirtualServiceProps = {}) {
    super(scope, id, { ...props, apiVersion: VirtualService.apiVersion, kind: VirtualService.kind });
  }
}
