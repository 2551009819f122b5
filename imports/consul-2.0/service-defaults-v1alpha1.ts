// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServiceDefaultsProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ServiceDefaultsSpec;
}

export interface ServiceDefaultsSpec {
  balanceInboundConnections?: string;
  destination?: ServiceDefaultsSpecDestination;
  envoyExtensions?: ServiceDefaultsSpecEnvoyExtensions[];
  expose?: ServiceDefaultsSpecExpose;
  externalSNI?: string;
  localConnectTimeoutMs?: number;
  localRequestTimeoutMs?: number;
  maxInboundConnections?: number;
  meshGateway?: ServiceDefaultsSpecMeshGateway;
  mode?: string;
  mutualTLSMode?: string;
  protocol?: string;
  rateLimits?: ServiceDefaultsSpecRateLimits;
  transparentProxy?: ServiceDefaultsSpecTransparentProxy;
  upstreamConfig?: ServiceDefaultsSpecUpstreamConfig;
}

export interface ServiceDefaultsSpecDestination {
  addresses?: string[];
  port?: number;
}

export interface ServiceDefaultsSpecEnvoyExtensions {
  arguments?: Record<string, unknown>;
  name?: string;
  required?: boolean;
}

export interface ServiceDefaultsSpecExpose {
  checks?: boolean;
  paths?: ServiceDefaultsSpecExposePaths[];
}

export interface ServiceDefaultsSpecExposePaths {
  listenerPort?: number;
  localPathPort?: number;
  path?: string;
  protocol?: string;
}

export interface ServiceDefaultsSpecMeshGateway {
  mode?: string;
}

export interface ServiceDefaultsSpecRateLimits {
  instanceLevel?: ServiceDefaultsSpecRateLimitsInstanceLevel;
}

export interface ServiceDefaultsSpecRateLimitsInstanceLevel {
  requestsMaxBurst?: number;
  requestsPerSecond?: number;
  routes?: ServiceDefaultsSpecRateLimitsInstanceLevelRoutes[];
}

export interface ServiceDefaultsSpecRateLimitsInstanceLevelRoutes {
  pathExact?: string;
  pathPrefix?: string;
  pathRegex?: string;
  requestsMaxBurst?: number;
  requestsPerSecond?: number;
}

export interface ServiceDefaultsSpecTransparentProxy {
  dialedDirectly?: boolean;
  outboundListenerPort?: number;
}

export interface ServiceDefaultsSpecUpstreamConfig {
  defaults?: ServiceDefaultsSpecUpstreamConfigDefaults;
  overrides?: ServiceDefaultsSpecUpstreamConfigDefaults[];
}

export interface ServiceDefaultsSpecUpstreamConfigDefaults {
  connectTimeoutMs?: number;
  envoyClusterJSON?: string;
  envoyListenerJSON?: string;
  limits?: ServiceDefaultsSpecUpstreamConfigDefaultsLimits;
  meshGateway?: ServiceDefaultsSpecUpstreamConfigDefaultsMeshGateway;
  name?: string;
  namespace?: string;
  partition?: string;
  passiveHealthCheck?: ServiceDefaultsSpecUpstreamConfigDefaultsPassiveHealthCheck;
  peer?: string;
  protocol?: string;
}

export interface ServiceDefaultsSpecUpstreamConfigDefaultsLimits {
  maxConcurrentRequests?: number;
  maxConnections?: number;
  maxPendingRequests?: number;
}

export interface ServiceDefaultsSpecUpstreamConfigDefaultsMeshGateway {
  mode?: string;
}

export interface ServiceDefaultsSpecUpstreamConfigDefaultsPassiveHealthCheck {
  baseEjectionTime?: string;
  enforcingConsecutive5xx?: number;
  interval?: string;
  maxEjectionPercent?: number;
  maxFailures?: number;
}

export class ServiceDefaults extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'ServiceDefaults';

  constructor(scope: Construct, id: string, props: ServiceDefaultsProps = {}) {
    super(scope, id, { ...props, apiVersion: ServiceDefaults.apiVersion, kind: ServiceDefaults.kind });
  }
}
