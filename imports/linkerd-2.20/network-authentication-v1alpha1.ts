// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface NetworkAuthenticationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: NetworkAuthenticationSpec;
}

export interface NetworkAuthenticationSpec {
  networks: NetworkAuthenticationSpecNetworks[];
}

export interface NetworkAuthenticationSpecNetworks {
  cidr: string;
  except?: string[];
}

export class NetworkAuthentication extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1alpha1';
  static readonly kind = 'NetworkAuthentication';

  constructor(scope: Construct, id: string, props: NetworkAuthenticationProps) {
    super(scope, id, { ...props, apiVersion: NetworkAuthentication.apiVersion, kind: NetworkAuthentication.kind });
  }
}
