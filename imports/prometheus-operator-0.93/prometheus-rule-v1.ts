// Generated from Prometheus Operator 0.93.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface PrometheusRuleProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: PrometheusRuleSpec;
}

export interface PrometheusRuleSpec {
  groups?: PrometheusRuleSpecGroups[];
}

export interface PrometheusRuleSpecGroups {
  interval?: string;
  labels?: Record<string, string>;
  limit?: number;
  name: string;
  partial_response_strategy?: string;
  query_offset?: string;
  rules?: PrometheusRuleSpecGroupsRules[];
}

export interface PrometheusRuleSpecGroupsRules {
  alert?: string;
  annotations?: Record<string, string>;
  expr: number | string;
  for?: string;
  keep_firing_for?: string;
  labels?: Record<string, string>;
  record?: string;
}

export class PrometheusRule extends ApiObject {
  static readonly apiVersion = 'monitoring.coreos.com/v1';
  static readonly kind = 'PrometheusRule';

  constructor(scope: Construct, id: string, props: PrometheusRuleProps) {
    super(scope, id, { ...props, apiVersion: PrometheusRule.apiVersion, kind: PrometheusRule.kind });
  }
}
