// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServiceProfileProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ServiceProfileSpec;
}

export interface ServiceProfileSpec {
  dstOverrides?: ServiceProfileSpecDstOverrides[];
  opaquePorts?: string[];
  retryBudget?: ServiceProfileSpecRetryBudget;
  routes?: ServiceProfileSpecRoutes[];
}

export interface ServiceProfileSpecDstOverrides {
  authority?: string;
  weight?: number | string;
}

export interface ServiceProfileSpecRetryBudget {
  minRetriesPerSecond: number;
  retryRatio: number;
  ttl: string;
}

export interface ServiceProfileSpecRoutes {
  condition: ServiceProfileSpecRoutesCondition;
  isRetryable?: boolean;
  name: string;
  responseClasses?: ServiceProfileSpecRoutesResponseClasses[];
  timeout?: string;
}

export interface ServiceProfileSpecRoutesCondition {
  all?: Record<string, unknown>[];
  any?: Record<string, unknown>[];
  method?: string;
  not?: Record<string, unknown>[];
  pathRegex?: string;
}

export interface ServiceProfileSpecRoutesResponseClasses {
  condition: ServiceProfileSpecRoutesResponseClassesCondition;
  isFailure?: boolean;
}

export interface ServiceProfileSpecRoutesResponseClassesCondition {
  all?: Record<string, unknown>[];
  any?: Record<string, unknown>[];
  not?: Record<string, unknown>;
  status?: ServiceProfileSpecRoutesResponseClassesConditionStatus;
}

export interface ServiceProfileSpecRoutesResponseClassesConditionStatus {
  max?: number;
  min?: number;
}

export class ServiceProfile extends ApiObject {
  static readonly apiVersion = 'linkerd.io/v1alpha2';
  static readonly kind = 'ServiceProfile';

  constructor(scope: Construct, id: string, props: ServiceProfileProps = {}) {
    super(scope, id, { ...props, apiVersion: ServiceProfile.apiVersion, kind: ServiceProfile.kind });
  }
}
