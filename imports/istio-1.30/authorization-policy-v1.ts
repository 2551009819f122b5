// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface AuthorizationPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: AuthorizationPolicySpec;
}

export interface AuthorizationPolicySpec {
  action?: "ALLOW" | "DENY" | "AUDIT" | "CUSTOM";
  provider?: AuthorizationPolicySpecProvider;
  rules?: AuthorizationPolicySpecRules[];
  selector?: AuthorizationPolicySpecSelector;
  targetRef?: AuthorizationPolicySpecTargetRef;
  targetRefs?: AuthorizationPolicySpecTargetRefs[];
}

export interface AuthorizationPolicySpecProvider {
  name?: string;
}

export interface AuthorizationPolicySpecRules {
  from?: AuthorizationPolicySpecRulesFrom[];
  to?: AuthorizationPolicySpecRulesTo[];
  when?: AuthorizationPolicySpecRulesWhen[];
}

export interface AuthorizationPolicySpecRulesFrom {
  source?: AuthorizationPolicySpecRulesFromSource;
}

export interface AuthorizationPolicySpecRulesFromSource {
  ipBlocks?: string[];
  namespaces?: string[];
  notIpBlocks?: string[];
  notNamespaces?: string[];
  notPrincipals?: string[];
  notRemoteIpBlocks?: string[];
  notRequestPrincipals?: string[];
  notServiceAccounts?: string[];
  notTrustDomains?: string[];
  principals?: string[];
  remoteIpBlocks?: string[];
  requestPrincipals?: string[];
  serviceAccounts?: string[];
  trustDomains?: string[];
}

export interface AuthorizationPolicySpecRulesTo {
  operation?: AuthorizationPolicySpecRulesToOperation;
}

export interface AuthorizationPolicySpecRulesToOperation {
  hosts?: string[];
  methods?: string[];
  notHosts?: string[];
  notMethods?: string[];
  notPaths?: string[];
  notPorts?: string[];
  paths?: string[];
  ports?: string[];
}

export interface AuthorizationPolicySpecRulesWhen {
  key: string;
  notValues?: string[];
  values?: string[];
}

export interface AuthorizationPolicySpecSelector {
  matchLabels?: Record<string, string>;
}

export interface AuthorizationPolicySpecTargetRef {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface AuthorizationPolicySpecTargetRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export class AuthorizationPolicy extends ApiObject {
  static readonly apiVersion = 'security.istio.io/v1';
  static readonly kind = 'AuthorizationPolicy';

  constructor(scope: Construct, id: string, props: AuthorizationPolicyProps = {}) {
    super(scope, id, { ...props, apiVersion: AuthorizationPolicy.apiVersion, kind: AuthorizationPolicy.kind });
  }
}
