// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface EgressNetworkProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: EgressNetworkSpec;
}

export interface EgressNetworkSpec {
  networks?: EgressNetworkSpecNetworks[];
  trafficPolicy: "Allow" | "Deny";
}

export interface EgressNetworkSpecNetworks {
  cidr: string;
  except?: string[];
}

export class EgressNetwork extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1alpha1';
  static readonly kind = 'EgressNetwork';

  constructor(scope: Construct, id: string, props: EgressNetworkProps) {
    super(scope, id, { ...props, apiVersion: EgressNetwork.apiVersion, kind: EgressNetwork.kind });
  }
}
