// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface RouteExtProcProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RouteExtProcSpec;
}

export interface RouteExtProcSpec {
  mode: "enabled" | "disabled" | "override";
  overrides?: RouteExtProcSpecOverrides;
  statPrefix?: string;
}

export interface RouteExtProcSpecOverrides {
  processing?: RouteExtProcSpecOverridesProcessing;
}

export interface RouteExtProcSpecOverridesProcessing {
  request?: RouteExtProcSpecOverridesProcessingRequest;
  response?: RouteExtProcSpecOverridesProcessingResponse;
}

export interface RouteExtProcSpecOverridesProcessingRequest {
  bodyMode?: "SKIP" | "BUFFERED" | "BUFFERED_PARTIAL" | "STREAMED";
  headersMode?: "SEND" | "SKIP";
  maxBodyBytes?: number;
  trailersMode?: "SEND" | "SKIP";
}

export interface RouteExtProcSpecOverridesProcessingResponse {
  bodyMode?: "SKIP" | "BUFFERED" | "BUFFERED_PARTIAL" | "STREAMED";
  headersMode?: "SEND" | "SKIP";
  maxBodyBytes?: number;
  trailersMode?: "SEND" | "SKIP";
}

export class RouteExtProc extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'RouteExtProc';

  constructor(scope: Construct, id: string, props: RouteExtProcProps = {}) {
    super(scope, id, { ...props, apiVersion: RouteExtProc.apiVersion, kind: RouteExtProc.kind });
  }
}
