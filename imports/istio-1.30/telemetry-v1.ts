// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface TelemetryProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: TelemetrySpec;
}

export interface TelemetrySpec {
  accessLogging?: TelemetrySpecAccessLogging[];
  metrics?: TelemetrySpecMetrics[];
  selector?: TelemetrySpecSelector;
  targetRef?: TelemetrySpecTargetRef;
  targetRefs?: TelemetrySpecTargetRefs[];
  tracing?: TelemetrySpecTracing[];
}

export interface TelemetrySpecAccessLogging {
  disabled?: boolean;
  filter?: TelemetrySpecAccessLoggingFilter;
  match?: TelemetrySpecAccessLoggingMatch;
  providers?: TelemetrySpecAccessLoggingProviders[];
}

export interface TelemetrySpecAccessLoggingFilter {
  expression?: string;
}

export interface TelemetrySpecAccessLoggingMatch {
  mode?: "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";
}

export interface TelemetrySpecAccessLoggingProviders {
  name: string;
}

export interface TelemetrySpecMetrics {
  overrides?: TelemetrySpecMetricsOverrides[];
  providers?: TelemetrySpecMetricsProviders[];
  reportingInterval?: string;
}

export interface TelemetrySpecMetricsOverrides {
  disabled?: boolean;
  match?: TelemetrySpecMetricsOverridesMatch;
  tagOverrides?: Record<string, TelemetrySpecMetricsOverridesTagOverrides>;
}

export interface TelemetrySpecMetricsOverridesMatch {
  customMetric?: string;
  metric?: "ALL_METRICS" | "REQUEST_COUNT" | "REQUEST_DURATION" | "REQUEST_SIZE" | "RESPONSE_SIZE" | "TCP_OPENED_CONNECTIONS" | "TCP_CLOSED_CONNECTIONS" | "TCP_SENT_BYTES" | "TCP_RECEIVED_BYTES" | "GRPC_REQUEST_MESSAGES" | "GRPC_RESPONSE_MESSAGES";
  mode?: "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";
}

export interface TelemetrySpecMetricsOverridesTagOverrides {
  operation?: "UPSERT" | "REMOVE";
  value?: string;
}

export interface TelemetrySpecMetricsProviders {
  name: string;
}

export interface TelemetrySpecSelector {
  matchLabels?: Record<string, string>;
}

export interface TelemetrySpecTargetRef {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface TelemetrySpecTargetRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface TelemetrySpecTracing {
  customTags?: Record<string, TelemetrySpecTracingCustomTags>;
  disableContextPropagation?: boolean;
  disableSpanReporting?: boolean;
  enableIstioTags?: boolean;
  match?: TelemetrySpecTracingMatch;
  providers?: TelemetrySpecTracingProviders[];
  randomSamplingPercentage?: number;
  useRequestIdForTraceSampling?: boolean;
}

export interface TelemetrySpecTracingCustomTags {
  environment?: TelemetrySpecTracingCustomTagsEnvironment;
  formatter?: TelemetrySpecTracingCustomTagsFormatter;
  header?: TelemetrySpecTracingCustomTagsHeader;
  literal?: TelemetrySpecTracingCustomTagsLiteral;
}

export interface TelemetrySpecTracingCustomTagsEnvironment {
  defaultValue?: string;
  name: string;
}

export interface TelemetrySpecTracingCustomTagsFormatter {
  value: string;
}

export interface TelemetrySpecTracingCustomTagsHeader {
  defaultValue?: string;
  name: string;
}

export interface TelemetrySpecTracingCustomTagsLiteral {
  value: string;
}

export interface TelemetrySpecTracingMatch {
  mode?: "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";
}

export interface TelemetrySpecTracingProviders {
  name: string;
}

export class Telemetry extends ApiObject {
  static readonly apiVersion = 'telemetry.istio.io/v1';
  static readonly kind = 'Telemetry';

  constructor(scope: Construct, id: string, props: TelemetryProps = {}) {
    super(scope, id, { ...props, apiVersion: Telemetry.apiVersion, kind: Telemetry.kind });
  }
}
