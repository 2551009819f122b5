// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface GatewayProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: GatewaySpec;
}

export interface GatewaySpec {
  selector?: Record<string, string>;
  servers?: GatewaySpecServers[];
}

export interface GatewaySpecServers {
  bind?: string;
  defaultEndpoint?: string;
  hosts: string[];
  name?: string;
  port: GatewaySpecServersPort;
  tls?: GatewaySpecServersTls;
}

export interface GatewaySpecServersPort {
  name: string;
  number: number;
  protocol: string;
  targetPort?: number;
}

export interface GatewaySpecServersTls {
  caCertCredentialName?: string;
  caCertificates?: string;
  caCrl?: string;
  cipherSuites?: string[];
  credentialName?: string;
  credentialNames?: string[];
  httpsRedirect?: boolean;
  insecureSkipVerify?: boolean;
  maxProtocolVersion?: "TLS_AUTO" | "TLSV1_0" | "TLSV1_1" | "TLSV1_2" | "TLSV1_3";
  minProtocolVersion?: "TLS_AUTO" | "TLSV1_0" | "TLSV1_1" | "TLSV1_2" | "TLSV1_3";
  mode?: "PASSTHROUGH" | "SIMPLE" | "MUTUAL" | "AUTO_PASSTHROUGH" | "ISTIO_MUTUAL" | "OPTIONAL_MUTUAL";
  privateKey?: string;
  serverCertificate?: string;
  subjectAltNames?: string[];
  tlsCertificates?: GatewaySpecServersTlsTlsCertificates[];
  verifyCertificateHash?: string[];
  verifyCertificateSpki?: string[];
}

export interface GatewaySpecServersTlsTlsCertificates {
  caCertificates?: string;
  privateKey?: string;
  serverCertificate?: string;
}

export class Gateway extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1';
  static readonly kind = 'Gateway';

  constructor(scope: Construct, id: string, props: GatewayProps = {}) {
    super(scope, id, { ...props, apiVersion: Gateway.apiVersion, kind: Gateway.kind });
  }
}
