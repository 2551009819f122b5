// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface PeeringAcceptorProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: PeeringAcceptorSpec;
}

export interface PeeringAcceptorSpec {
  peer: PeeringAcceptorSpecPeer;
}

export interface PeeringAcceptorSpecPeer {
  secret?: PeeringAcceptorSpecPeerSecret;
}

export interface PeeringAcceptorSpecPeerSecret {
  backend?: string;
  key?: string;
  name?: string;
}

export class PeeringAcceptor extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'PeeringAcceptor';

  constructor(scope: Construct, id: string, props: PeeringAcceptorProps = {}) {
    super(scope, id, { ...props, apiVersion: PeeringAcceptor.apiVersion, kind: PeeringAcceptor.kind });
  }
}
