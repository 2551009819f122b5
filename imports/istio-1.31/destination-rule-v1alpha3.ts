// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { DestinationRuleProps } from './destination-rule-v1';

export type * from './destination-rule-v1';

export class DestinationRule extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1alpha3';
  static readonly kind = 'DestinationRule';

  constructor(scope: Construct, id: string, props: DestinationRuleProps = {}) {
    super(scope, id, { ...props, apiVersion: DestinationRule.apiVersion, kind: DestinationRule.kind });
  }
}
