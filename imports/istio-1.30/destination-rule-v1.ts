// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface DestinationRuleProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: DestinationRuleSpec;
}

export interface DestinationRuleSpec {
  exportTo?: string[];
  host: string;
  subsets?: DestinationRuleSpecSubsets[];
  trafficPolicy?: DestinationRuleSpecTrafficPolicy;
  workloadSelector?: DestinationRuleSpecWorkloadSelector;
}

export interface DestinationRuleSpecSubsets {
  labels?: Record<string, string>;
  name: string;
  trafficPolicy?: DestinationRuleSpecTrafficPolicy;
}

export interface DestinationRuleSpecTrafficPolicy {
  connectionPool?: DestinationRuleSpecTrafficPolicyConnectionPool;
  loadBalancer?: DestinationRuleSpecTrafficPolicyLoadBalancer;
  outlierDetection?: DestinationRuleSpecTrafficPolicyOutlierDetection;
  portLevelSettings?: DestinationRuleSpecTrafficPolicyPortLevelSettings[];
  proxyProtocol?: DestinationRuleSpecTrafficPolicyProxyProtocol;
  retryBudget?: DestinationRuleSpecTrafficPolicyRetryBudget;
  tls?: DestinationRuleSpecTrafficPolicyTls;
  tunnel?: DestinationRuleSpecTrafficPolicyTunnel;
}

export interface DestinationRuleSpecTrafficPolicyConnectionPool {
  http?: DestinationRuleSpecTrafficPolicyConnectionPoolHttp;
  tcp?: DestinationRuleSpecTrafficPolicyConnectionPoolTcp;
}

export interface DestinationRuleSpecTrafficPolicyConnectionPoolHttp {
  h2UpgradePolicy?: "DEFAULT" | "DO_NOT_UPGRADE" | "UPGRADE";
  http1MaxPendingRequests?: number;
  http2MaxRequests?: number;
  idleTimeout?: string;
  maxConcurrentStreams?: number;
  maxRequestsPerConnection?: number;
  maxRetries?: number;
  useClientProtocol?: boolean;
}

export interface DestinationRuleSpecTrafficPolicyConnectionPoolTcp {
  connectTimeout?: string;
  idleTimeout?: string;
  maxConnectionDuration?: string;
  maxConnections?: number;
  tcpKeepalive?: DestinationRuleSpecTrafficPolicyConnectionPoolTcpTcpKeepalive;
}

export interface DestinationRuleSpecTrafficPolicyConnectionPoolTcpTcpKeepalive {
  interval?: string;
  probes?: number;
  time?: string;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancer {
  consistentHash?: DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHash;
  localityLbSetting?: DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSetting;
  simple?: "UNSPECIFIED" | "LEAST_CONN" | "RANDOM" | "PASSTHROUGH" | "ROUND_ROBIN" | "LEAST_REQUEST";
  warmup?: DestinationRuleSpecTrafficPolicyLoadBalancerWarmup;
  warmupDurationSecs?: string;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHash {
  httpCookie?: DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHashHttpCookie;
  httpHeaderName?: string;
  httpQueryParameterName?: string;
  maglev?: DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHashMaglev;
  minimumRingSize?: number;
  ringHash?: DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHashRingHash;
  useSourceIp?: boolean;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHashHttpCookie {
  attributes?: DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHashHttpCookieAttributes[];
  name: string;
  path?: string;
  ttl?: string;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHashHttpCookieAttributes {
  name: string;
  value?: string;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHashMaglev {
  tableSize?: number;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHashRingHash {
  minimumRingSize?: number;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSetting {
  distribute?: DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSettingDistribute[];
  enabled?: boolean;
  failover?: DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSettingFailover[];
  failoverPriority?: string[];
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSettingDistribute {
  from?: string;
  to?: Record<string, number>;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSettingFailover {
  from?: string;
  to?: string;
}

export interface DestinationRuleSpecTrafficPolicyLoadBalancerWarmup {
  aggression?: number;
  duration: string;
  minimumPercent?: number;
}

export interface DestinationRuleSpecTrafficPolicyOutlierDetection {
  baseEjectionTime?: string;
  consecutive5xxErrors?: number;
  consecutiveErrors?: number;
  consecutiveGatewayErrors?: number;
  consecutiveLocalOriginFailures?: number;
  interval?: string;
  maxEjectionPercent?: number;
  minHealthPercent?: number;
  splitExternalLocalOriginErrors?: boolean;
}

export interface DestinationRuleSpecTrafficPolicyPortLevelSettings {
  connectionPool?: DestinationRuleSpecTrafficPolicyConnectionPool;
  loadBalancer?: DestinationRuleSpecTrafficPolicyLoadBalancer;
  outlierDetection?: DestinationRuleSpecTrafficPolicyPortLevelSettingsOutlierDetection;
  port?: DestinationRuleSpecTrafficPolicyPortLevelSettingsPort;
  tls?: DestinationRuleSpecTrafficPolicyPortLevelSettingsTls;
}

export interface DestinationRuleSpecTrafficPolicyPortLevelSettingsOutlierDetection {
  baseEjectionTime?: string;
  consecutive5xxErrors?: number;
  consecutiveErrors?: number;
  consecutiveGatewayErrors?: number;
  consecutiveLocalOriginFailures?: number;
  interval?: string;
  maxEjectionPercent?: number;
  minHealthPercent?: number;
  splitExternalLocalOriginErrors?: boolean;
}

export interface DestinationRuleSpecTrafficPolicyPortLevelSettingsPort {
  number?: number;
}

export interface DestinationRuleSpecTrafficPolicyPortLevelSettingsTls {
  caCertificates?: string;
  caCrl?: string;
  clientCertificate?: string;
  credentialName?: string;
  insecureSkipVerify?: boolean;
  mode?: "DISABLE" | "SIMPLE" | "MUTUAL" | "ISTIO_MUTUAL";
  privateKey?: string;
  sni?: string;
  subjectAltNames?: string[];
}

export interface DestinationRuleSpecTrafficPolicyProxyProtocol {
  version?: "V1" | "V2";
}

export interface DestinationRuleSpecTrafficPolicyRetryBudget {
  minRetryConcurrency?: number;
  percent?: number;
}

export interface DestinationRuleSpecTrafficPolicyTls {
  caCertificates?: string;
  caCrl?: string;
  clientCertificate?: string;
  credentialName?: string;
  insecureSkipVerify?: boolean;
  mode?: "DISABLE" | "SIMPLE" | "MUTUAL" | "ISTIO_MUTUAL";
  privateKey?: string;
  sni?: string;
  subjectAltNames?: string[];
}

export interface DestinationRuleSpecTrafficPolicyTunnel {
  protocol?: string;
  targetHost: string;
  targetPort: number;
}

export interface DestinationRuleSpecWorkloadSelector {
  matchLabels?: Record<string, string>;
}

export class DestinationRule extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1';
  static readonly kind = 'DestinationRule';

  constructor(scope: Construct, id: string, props: DestinationRuleProps = {}) {
    super(scope, id, { ...props, apiVersion: DestinationRule.apiVersion, kind: DestinationRule.kind });
  }
}
