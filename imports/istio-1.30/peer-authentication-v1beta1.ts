// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PeerAuthenticationProps } from './peer-authentication-v1';

export type * from './peer-authentication-v1';

export class PeerAuthentication extends ApiObject {
  static readonly apiVersion = 'security.istio.io/v1beta1';
  static readonly kind = 'PeerAuthentication';

  constructor(scope: Construct, id: string, props: PeerAuthenticationProps = {}) {
    super(scope, id, { ...props, apiVersion: PeerAuthentication.apiVersion, kind: PeerAuthentication.kind });
  }
}
