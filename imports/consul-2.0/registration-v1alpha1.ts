// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface RegistrationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RegistrationSpec;
}

export interface RegistrationSpec {
  address?: string;
  check?: RegistrationSpecCheck;
  datacenter?: string;
  id?: string;
  locality?: RegistrationSpecLocality;
  node?: string;
  nodeMeta?: Record<string, string>;
  partition?: string;
  service?: RegistrationSpecService;
  skipNodeUpdate?: boolean;
  taggedAddresses?: Record<string, string>;
}

export interface RegistrationSpecCheck {
  checkId: string;
  definition: RegistrationSpecCheckDefinition;
  exposedPort?: number;
  name: string;
  namespace?: string;
  node?: string;
  notes?: string;
  output?: string;
  partition?: string;
  serviceId: string;
  serviceName: string;
  status: string;
  type?: string;
}

export interface RegistrationSpecCheckDefinition {
  body?: string;
  deregisterCriticalServiceAfterDuration?: string;
  grpc?: string;
  grpcUseTLS?: boolean;
  header?: Record<string, string[]>;
  http?: string;
  intervalDuration: string;
  method?: string;
  osService?: string;
  tcp?: string;
  tcpUseTLS?: boolean;
  timeoutDuration?: string;
  tlsServerName?: string;
  tlsSkipVerify?: boolean;
  udp?: string;
}

export interface RegistrationSpecLocality {
  region?: string;
  zone?: string;
}

export interface RegistrationSpecService {
  address?: string;
  enableTagOverride?: boolean;
  id?: string;
  locality?: RegistrationSpecServiceLocality;
  meta?: Record<string, string>;
  name: string;
  namespace?: string;
  partition?: string;
  port: number;
  socketPath?: string;
  taggedAddresses?: Record<string, RegistrationSpecServiceTaggedAddresses>;
  tags?: string[];
  weights?: RegistrationSpecServiceWeights;
}

export interface RegistrationSpecServiceLocality {
  region?: string;
  zone?: string;
}

export interface RegistrationSpecServiceTaggedAddresses {
  address: string;
  port: number;
}

export interface RegistrationSpecServiceWeights {
  passing: number;
  warning: number;
}

export class Registration extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'Registration';

  constructor(scope: Construct, id: string, props: RegistrationProps = {}) {
    super(scope, id, { ...props, apiVersion: Registration.apiVersion, kind: Registration.kind });
  }
}
