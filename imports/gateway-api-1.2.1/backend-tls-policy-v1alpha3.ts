// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface BackendTLSPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: BackendTLSPolicySpec;
}

export interface BackendTLSPolicySpec {
  options?: Record<string, string>;
  targetRefs: BackendTLSPolicySpecTargetRefs[];
  validation: BackendTLSPolicySpecValidation;
}

export interface BackendTLSPolicySpecTargetRefs {
  group: string;
  kind: string;
  name: string;
  sectionName?: string;
}

export interface BackendTLSPolicySpecValidation {
  caCertificateRefs?: BackendTLSPolicySpecValidationCaCertificateRefs[];
  hostname: string;
  subjectAltNames?: BackendTLSPolicySpecValidationSubjectAltNames[];
  wellKnownCACertificates?: "System";
}

export interface BackendTLSPolicySpecValidationCaCertificateRefs {
  group: string;
  kind: string;
  name: string;
}

export interface BackendTLSPolicySpecValidationSubjectAltNames {
  hostname?: string;
  type: "Hostname" | "URI";
  uri?: string;
}

export class BackendTLSPolicy extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1alpha3';
  static readonly kind = 'BackendTLSPolicy';

  constructor(scope: Construct, id: string, props: BackendTLSPolicyProps) {
    super(scope, id, { ...props, apiVersion: BackendTLSPolicy.apiVersion, kind: BackendTLSPolicy.kind });
  }
}
