// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface PeerAuthenticationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: PeerAuthenticationSpec;
}

export interface PeerAuthenticationSpec {
  mtls?: PeerAuthenticationSpecMtls;
  portLevelMtls?: Record<string, PeerAuthenticationSpecPortLevelMtls>;
  selector?: PeerAuthenticationSpecSelector;
}

export interface PeerAuthenticationSpecMtls {
  mode?: "UNSET" | "DISABLE" | "PERMISSIVE" | "STRICT";
}

export interface PeerAuthenticationSpecPortLevelMtls {
  mode?: "UNSET" | "DISABLE" | "PERMISSIVE" | "STRICT";
}

export interface PeerAuthenticationSpecSelector {
  matchLabels?: Record<string, string>;
}

export class PeerAuthentication extends ApiObject {
  static readonly apiVersion = 'security.istio.io/v1';
  static readonly kind = 'PeerAuthentication';

  constructor(scope: Construct, id: string, props: PeerAuthenticationProps = {}) {
    super(scope, id, { ...props, apiVersion: PeerAuthentication.apiVersion, kind: PeerAuthentication.kind });
  }
}
