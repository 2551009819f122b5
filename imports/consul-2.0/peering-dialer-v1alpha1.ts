// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface PeeringDialerProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: PeeringDialerSpec;
}

export interface PeeringDialerSpec {
  peer: PeeringDialerSpecPeer;
}

export interface PeeringDialerSpecPeer {
  secret?: PeeringDialerSpecPeerSecret;
}

export interface PeeringDialerSpecPeerSecret {
  backend?: string;
  key?: string;
  name?: string;
}

export class PeeringDialer extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'PeeringDialer';

  constructor(scope: Construct, id: string, props: PeeringDialerProps = {}) {
    super(scope, id, { ...props, apiVersion: PeeringDialer.apiVersion, kind: PeeringDialer.kind });
  }
}
