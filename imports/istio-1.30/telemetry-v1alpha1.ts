// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { TelemetryProps } from './telemetry-v1';

export type * from './telemetry-v1';

export class Telemetry extends ApiObject {
  static readonly apiVersion = 'telemetry.istio.io/v1alpha1';
  static readonly kind = 'Telemetry';

  constructor(scope: Construct, id: string, props: TelemetryProps = {}) {
    super(scope, id, { ...props, apiVersion: Telemetry.apiVersion, kind: Telemetry.kind });
  }
}
