// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServerAuthorizationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: ServerAuthorizationSpec;
}

export interface ServerAuthorizationSpec {
  client: ServerAuthorizationSpecClient;
  server: ServerAuthorizationSpecServer;
}

export interface ServerAuthorizationSpecClient {
  meshTLS?: ServerAuthorizationSpecClientMeshTLS;
  networks?: ServerAuthorizationSpecClientNetworks[];
  unauthenticated?: boolean;
}

export interface ServerAuthorizationSpecClientMeshTLS {
  identities?: string[];
  serviceAccounts?: ServerAuthorizationSpecClientMeshTLSServiceAccounts[];
  unauthenticatedTLS?: boolean;
}

export interface ServerAuthorizationSpecClientMeshTLSServiceAccounts {
  name: string;
  namespace?: string;
}

export interface ServerAuthorizationSpecClientNetworks {
  cidr: string;
  except?: string[];
}

export interface ServerAuthorizationSpecServer {
  name?: string;
  selector?: ServerAuthorizationSpecServerSelector;
}

export interface ServerAuthorizationSpecServerSelector {
  matchExpressions?: ServerAuthorizationSpecServerSelectorMatchExpressions[];
  matchLabels?: Record<string, unknown>;
}

export interface ServerAuthorizationSpecServerSelectorMatchExpressions {
  key: string;
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  values?: string[];
}

export class ServerAuthorization extends ApiObject {
  static readonly apiVersion = 'policy.linkerd.io/v1beta1';
  static readonly kind = 'ServerAuthorization';

  constructor(scope: Construct, id: string, props: ServerAuthorizationProps) {
    super(scope, id, { ...props, apiVersion: ServerAuthorization.apiVersion, kind: ServerAuthorization.kind });
  }
}
