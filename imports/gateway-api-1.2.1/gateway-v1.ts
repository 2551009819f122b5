// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface GatewayProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: GatewaySpec;
}

export interface GatewaySpec {
  addresses?: GatewaySpecAddresses[];
  backendTLS?: GatewaySpecBackendTLS;
  gatewayClassName: string;
  infrastructure?: GatewaySpecInfrastructure;
  listeners: GatewaySpecListeners[];
}

export interface GatewaySpecAddresses {
  type?: string;
  value: string;
}

export interface GatewaySpecBackendTLS {
  clientCertificateRef?: GatewaySpecBackendTLSClientCertificateRef;
}

export interface GatewaySpecBackendTLSClientCertificateRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
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
  selector?: GatewaySpecListenersAllowedRoutesNamespacesSelector;
}

export interface GatewaySpecListenersAllowedRoutesNamespacesSelector {
  matchExpressions?: GatewaySpecListenersAllowedRoutesNamespacesSelectorMatchExpressions[];
  matchLabels?: Record<string, string>;
}

export interface GatewaySpecListenersAllowedRoutesNamespacesSelectorMatchExpressions {
  key: string;
  operator: string;
  values?: string[];
}

export interface GatewaySpecListenersTls {
  certificateRefs?: GatewaySpecListenersTlsCertificateRefs[];
  frontendValidation?: GatewaySpecListenersTlsFrontendValidation;
  mode?: "Terminate" | "Passthrough";
  options?: Record<string, string>;
}

export interface GatewaySpecListenersTlsCertificateRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}

export interface GatewaySpecListenersTlsFrontendValidation {
  caCertificateRefs?: GatewaySpecListenersTlsFrontendValidationCaCertificateRefs[];
}

export interface GatewaySpecListenersTlsFrontendValidationCaCertificateRefs {
  group: string;
  kind: string;
  name: string;
  namespace?: string;
}

export class Gateway extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1';
  static readonly kind = 'Gateway';

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id, { ...props, apiVersion: Gateway.apiVersion, kind: Gateway.kind });
  }
}
