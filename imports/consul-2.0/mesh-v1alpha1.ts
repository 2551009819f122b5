// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface MeshProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: MeshSpec;
}

export interface MeshSpec {
  allowEnablingPermissiveMutualTLS?: boolean;
  http?: MeshSpecHttp;
  peering?: MeshSpecPeering;
  tls?: MeshSpecTls;
  transparentProxy?: MeshSpecTransparentProxy;
  validateClusters?: boolean;
}

export interface MeshSpecHttp {
  incoming?: MeshSpecHttpIncoming;
  sanitizeXForwardedClientCert?: boolean;
}

export interface MeshSpecHttpIncoming {
  requestNormalization?: MeshSpecHttpIncomingRequestNormalization;
}

export interface MeshSpecHttpIncomingRequestNormalization {
  headersWithUnderscoresAction?: string;
  insecureDisablePathNormalization?: boolean;
  mergeSlashes?: boolean;
  pathWithEscapedSlashesAction?: string;
}

export interface MeshSpecPeering {
  peerThroughMeshGateways?: boolean;
}

export interface MeshSpecTls {
  incoming?: MeshSpecTlsIncoming;
  outgoing?: MeshSpecTlsOutgoing;
}

export interface MeshSpecTlsIncoming {
  cipherSuites?: string[];
  tlsMaxVersion?: string;
  tlsMinVersion?: string;
}

export interface MeshSpecTlsOutgoing {
  cipherSuites?: string[];
  tlsMaxVersion?: string;
  tlsMinVersion?: string;
}

export interface MeshSpecTransparentProxy {
  meshDestinationsOnly?: boolean;
}

export class Mesh extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'Mesh';

  constructor(scope: Construct, id: string, props: MeshProps = {}) {
    super(scope, id, { ...props, apiVersion: Mesh.apiVersion, kind: Mesh.kind });
  }
}
