// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface MeshServiceProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: MeshServiceSpec;
}

export interface MeshServiceSpec {
  name?: string;
  peer?: string;
}

export class MeshService extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'MeshService';

  constructor(scope: Construct, id: string, props: MeshServiceProps = {}) {
    super(scope, id, { ...props, apiVersion: MeshService.apiVersion, kind: MeshService.kind });
  }
}
