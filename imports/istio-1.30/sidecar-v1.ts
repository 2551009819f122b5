// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface SidecarProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: SidecarSpec;
}

export interface SidecarSpec {
  egress?: SidecarSpecEgress[];
  inboundConnectionPool?: SidecarSpecInboundConnectionPool;
  ingress?: SidecarSpecIngress[];
  outboundTrafficPolicy?: SidecarSpecOutboundTrafficPolicy;
  workloadSelector?: SidecarSpecWorkloadSelector;
}

export interface SidecarSpecEgress {
  bind?: string;
  captureMode?: "DEFAULT" | "IPTABLES" | "NONE";
  hosts: string[];
  port?: SidecarSpecEgressPort;
}

export interface SidecarSpecEgressPort {
  name?: string;
  number?: number;
  protocol?: string;
  targetPort?: number;
}

export interface SidecarSpecInboundConnectionPool {
  http?: SidecarSpecInboundConnectionPoolHttp;
  tcp?: SidecarSpecInboundConnectionPoolTcp;
}

export interface SidecarSpecInboundConnectionPoolHttp {
  h2UpgradePolicy?: "DEFAULT" | "DO_NOT_UPGRADE" | "UPGRADE";
  http1MaxPendingRequests?: number;
  http2MaxRequests?: number;
  idleTimeout?: string;
  maxConcurrentStreams?: number;
  maxRequestsPerConnection?: number;
  maxRetries?: number;
  useClientProtocol?: boolean;
}

export interface SidecarSpecInboundConnectionPoolTcp {
  connectTimeout?: string;
  idleTimeout?: string;
  maxConnectionDuration?: string;
  maxConnections?: number;
  tcpKeepalive?: SidecarSpecInboundConnectionPoolTcpTcpKeepalive;
}

export interface SidecarSpecInboundConnectionPoolTcpTcpKeepalive {
  interval?: string;
  probes?: number;
  time?: string;
}

export interface SidecarSpecIngress {
  bind?: string;
  captureMode?: "DEFAULT" | "IPTABLES" | "NONE";
  connectionPool?: SidecarSpecInboundConnectionPool;
  defaultEndpoint?: string;
  port: SidecarSpecIngressPort;
  tls?: SidecarSpecIngressTls;
}

export interface SidecarSpecIngressPort {
  name?: string;
  number?: number;
  protocol?: string;
  targetPort?: number;
}

export interface SidecarSpecIngressTls {
  caCertCredentialName?: string;
  caCertificates?: string;
  caCrl?: string;
  cipherSuites?: string[];
  credentialName?: string;
  credentialNames?: string[];
  httpsRedirect?: boolean;
  maxProtocolVersion?: "TLS_AUTO" | "TLSV1_0" | "TLSV1_1" | "TLSV1_2" | "TLSV1_3";
  minProtocolVersion?: "TLS_AUTO" | "TLSV1_0" | "TLSV1_1" | "TLSV1_2" | "TLSV1_3";
  mode?: "PASSTHROUGH" | "SIMPLE" | "MUTUAL" | "AUTO_PASSTHROUGH" | "ISTIO_MUTUAL" | "OPTIONAL_MUTUAL";
  privateKey?: string;
  serverCertificate?: string;
  subjectAltNames?: string[];
  tlsCertificates?: SidecarSpecIngressTlsTlsCertificates[];
  verifyCertificateHash?: string[];
  verifyCertificateSpki?: string[];
}

export interface SidecarSpecIngressTlsTlsCertificates {
  caCertificates?: string;
  privateKey?: string;
  serverCertificate?: string;
}

export interface SidecarSpecOutboundTrafficPolicy {
  egressProxy?: SidecarSpecOutboundTrafficPolicyEgressProxy;
  mode?: "REGISTRY_ONLY" | "ALLOW_ANY";
}

export interface SidecarSpecOutboundTrafficPolicyEgressProxy {
  host: string;
  port?: SidecarSpecOutboundTrafficPolicyEgressProxyPort;
  subset?: string;
}

export interface SidecarSpecOutboundTrafficPolicyEgressProxyPort {
  number?: number;
}

export interface SidecarSpecWorkloadSelector {
  labels?: Record<string, string>;
}

export class Sidecar extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1';
  static readonly kind = 'Sidecar';

  constructor(scope: Construct, id: string, props: SidecarProps = {}) {
    super(scope, id, { ...props, apiVersion: Sidecar.apiVersion, kind: Sidecar.kind });
  }
}
