// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface IngressGatewayProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: IngressGatewaySpec;
}

export interface IngressGatewaySpec {
  defaults?: IngressGatewaySpecDefaults;
  listeners?: IngressGatewaySpecListeners[];
  tls?: IngressGatewaySpecTls;
}

export interface IngressGatewaySpecDefaults {
  maxConcurrentRequests?: number;
  maxConnections?: number;
  maxPendingRequests?: number;
  passiveHealthCheck?: IngressGatewaySpecDefaultsPassiveHealthCheck;
}

export interface IngressGatewaySpecDefaultsPassiveHealthCheck {
  baseEjectionTime?: string;
  enforcingConsecutive5xx?: number;
  interval?: string;
  maxEjectionPercent?: number;
  maxFailures?: number;
}

export interface IngressGatewaySpecListeners {
  port?: number;
  protocol?: string;
  services?: IngressGatewaySpecListenersServices[];
  tls?: IngressGatewaySpecTls;
}

export interface IngressGatewaySpecListenersServices {
  hosts?: string[];
  maxConcurrentRequests?: number;
  maxConnections?: number;
  maxPendingRequests?: number;
  name?: string;
  namespace?: string;
  partition?: string;
  passiveHealthCheck?: IngressGatewaySpecListenersServicesPassiveHealthCheck;
  requestHeaders?: IngressGatewaySpecListenersServicesRequestHeaders;
  responseHeaders?: IngressGatewaySpecListenersServicesResponseHeaders;
  tls?: IngressGatewaySpecListenersServicesTls;
}

export interface IngressGatewaySpecListenersServicesPassiveHealthCheck {
  baseEjectionTime?: string;
  enforcingConsecutive5xx?: number;
  interval?: string;
  maxEjectionPercent?: number;
  maxFailures?: number;
}

export interface IngressGatewaySpecListenersServicesRequestHeaders {
  add?: Record<string, string>;
  remove?: string[];
  set?: Record<string, string>;
}

export interface IngressGatewaySpecListenersServicesResponseHeaders {
  add?: Record<string, string>;
  remove?: string[];
  set?: Record<string, string>;
}

export interface IngressGatewaySpecListenersServicesTls {
  sds?: IngressGatewaySpecListenersServicesTlsSds;
}

export interface IngressGatewaySpecListenersServicesTlsSds {
  certResource?: string;
  clusterName?: string;
}

export interface IngressGatewaySpecTls {
  cipherSuites?: string[];
  enabled: boolean;
  sds?: IngressGatewaySpecTlsSds;
  tlsMaxVersion?: string;
  tlsMinVersion?: string;
}

export interface IngressGatewaySpecTlsSds {
  certResource?: string;
  clusterName?: string;
}

export class IngressGateway extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'IngressGateway';

  constructor(scope: Construct, id: string, props: IngressGatewayProps = {}) {
    super(scope, id, { ...props, apiVersion: IngressGateway.apiVersion, kind: IngressGateway.kind });
  }
}
