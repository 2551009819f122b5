// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ProxyConfigProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ProxyConfigSpec;
}

export interface ProxyConfigSpec {
  concurrency?: number;
  environmentVariables?: Record<string, string>;
  image?: ProxyConfigSpecImage;
  selector?: ProxyConfigSpecSelector;
}

export interface ProxyConfigSpecImage {
  imageType?: string;
}

export interface ProxyConfigSpecSelector {
  matchLabels?: Record<string, string>;
}

export class ProxyConfig extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1beta1';
  static readonly kind = 'ProxyConfig';

  constructor(scope: Construct, id: string, props: ProxyConfigProps = {}) {
    super(scope, id, { ...props, apiVersion: ProxyConfig.apiVersion, kind: ProxyConfig.kind });
  }
}
