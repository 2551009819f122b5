// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface MeshTLSAuthenticationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: MeshTLSAuthenticationSpec;
}

export interface MeshTLSAuthenticationSpec {
  identities?: string[];
  identityRefs?: MeshTLSAuthenticationSpecIdentityRefs[];
}

export interface MeshTLSAuthenticationSpecIdentityRefs {
  group?: string;
  kind: string;
  name?: string;
  namespace?: string;
}

export class MeshTLSAuthentication extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1alpha1';
  static readonly kind = 'MeshTLSAuthentication';

  constructor(scope: Construct, id: string, props: MeshTLSAuthenticationProps) {
    super(scope, id, { ...props, apiVersion: MeshTLSAuthentication.apiVersion, kind: MeshTLSAuthentication.kind });
  }
}
