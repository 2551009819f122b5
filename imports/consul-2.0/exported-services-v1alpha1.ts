// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ExportedServicesProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ExportedServicesSpec;
}

export interface ExportedServicesSpec {
  services?: ExportedServicesSpecServices[];
}

export interface ExportedServicesSpecServices {
  consumers?: ExportedServicesSpecServicesConsumers[];
  name?: string;
  namespace?: string;
}

export interface ExportedServicesSpecServicesConsumers {
  partition?: string;
  peer?: string;
  samenessGroup?: string;
}

export class ExportedServices extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'ExportedServices';

  constructor(scope: Construct, id: string, props: ExportedServicesProps = {}) {
    super(scope, id, { ...props, apiVersion: ExportedServices.apiVersion, kind: ExportedServices.kind });
  }
}
