// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ServiceEntryProps } from './service-entry-v1';

export type * from './service-entry-v1';

export class ServiceEntry extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1alpha3';
  static readonly kind = 'ServiceEntry';

  constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, id, { ...props, apiVersion: ServiceEntry.apiVersion, kind: ServiceEntry.kind });
  }
}
