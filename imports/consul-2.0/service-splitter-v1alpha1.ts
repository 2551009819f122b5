// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServiceSplitterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ServiceSplitterSpec;
}

export interface ServiceSplitterSpec {
  splits?: ServiceSplitterSpecSplits[];
}

export interface ServiceSplitterSpecSplits {
  namespace?: string;
  partition?: string;
  requestHeaders?: ServiceSplitterSpecSplitsRequestHeaders;
  responseHeaders?: ServiceSplitterSpecSplitsResponseHeaders;
  service?: string;
  serviceSubset?: string;
  weight?: number;
}

export interface ServiceSplitterSpecSplitsRequestHeaders {
  add?: Record<string, string>;
  remove?: string[];
  set?: Record<string, string>;
}

export interface ServiceSplitterSpecSplitsResponseHeaders {
  add?: Record<string, string>;
  remove?: string[];
  set?: Record<string, string>;
}

export class ServiceSplitter extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'ServiceSplitter';

  constructor(scope: Construct, id: string, props: ServiceSplitterProps = {}) {
    super(scope, id, { ...props, apiVersion: ServiceSplitter.apiVersion, kind: ServiceSplitter.kind });
  }
}
