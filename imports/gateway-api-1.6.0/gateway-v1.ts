// Generated from Gateway API 1.6.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface GatewayProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: GatewaySpec;
}

export interface GatewaySpec {
  addresses?: GatewaySpecAddresses[];
  allowedListeners?: GatewaySpecAllowedListeners;
  gatewayClassName: string;
  infrastructure?: GatewaySpecInfrastructure;
  listeners: GatewaySpecListeners[];
  tls?: GatewaySpecTls;
}

export interface GatewaySpecAddresses {
  type?: string;
  value?: string;
}

export interface GatewaySpecAllowedListeners {
  namespaces?: GatewaySpecAllowedListenersNamespaces;
}

export interface GatewaySpecAllowedListenersNamespaces {
  from?: "All" | "Selector" | "Same" | "None";
  selector?: GatewaySpecAllowedListenersNamespacesSelector;
}

export interface GatewaySpecAllowedListenersNamespacesSelector {
  matchExpressions?: GatewaySpecAllowedListenersNamespacesSelectorMatchExpressions[];
  matchLabels?: Record<string, string>;
}

export interface GatewaySpecAllowedListenersNamespacesSelectorMatchExpressions {
  key: string;
  operator: string;
  values?: string[];
}

export interface GatewaySpecInfrastructure {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  parametersRef?: GatewaySpecInfrastructureParametersRef;
}

export interface GatewaySpecInfrastructureParametersRef {
  group: string;
  kind: string;
  name: string;
}

export interface GatewaySpecListeners {
  allowedRoutes?: GatewaySpecListenersAllowedRoutes;
  hostname?: string;
  name: string;
  port: number;
  protocol: string;
  tls?: GatewaySpecListenersTls;
}

export interface GatewaySpecListenersAllowedRoutes {
  kinds?: GatewaySpecListenersAllowedRoutesKinds[];
  namespaces?: GatewaySpecListenersAllowedRoutesNamespaces;
}

export interface GatewaySpecListenersAllowedRoutesKinds {
  group?: string;
  kind: string;
}

export interface GatewaySpecListenersAllowedRoutesNamespaces {
  from?: "All" | "Selector" | "Same";
  selector?: GatewaySpecAllowedListenersNamespacesSelector;
}

export interface GatewaySpecListenersTls {
  certificateRefs?: GatewaySpecListenersTlsCertificateRefs[];
  mode?: "Terminate" | "Passthrough";
  options?: Record<string, string>;
}

export interface GatewaySpecListenersTlsCertificateRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}

export interface GatewaySpecTls {
  backend?: GatewaySpecTlsBackend;
  frontend?: GatewaySpecTlsFrontend;
}

export interface GatewaySpecTlsBackend {
  clientCertificateRef?: GatewaySpecTlsBackendClientCertificateRef;
}

export interface GatewaySpecTlsBackendClientCertificateRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}

export interface GatewaySpecTlsFrontend {
  default: GatewaySpecTlsFrontendDefault;
  perPort?: GatewaySpecTlsFrontendPerPort[];
}

export interface GatewaySpecTlsFrontendDefault {
  validation?: GatewaySpecTlsFrontendDefaultValidation;
}

export interface GatewaySpecTlsFrontendDefaultValidation {
  caCertificateRefs: GatewaySpecTlsFrontendDefaultValidationCaCertificateRefs[];
  mode?: "AllowValidOnly" | "AllowInsecureFallback";
}

export interface GatewaySpecTlsFrontendDefaultValidationCaCertificateRefs {
  group: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface GatewaySpecTlsFrontendPerPort {
  port: number;
  tls: GatewaySpecTlsFrontendDefault;
}

export class Gateway extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1';
  static readonly kind = 'Gateway';

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id, { ...props, apiVersion: Gateway.apiVersion, kind: Gateway.kind });
  }
}
