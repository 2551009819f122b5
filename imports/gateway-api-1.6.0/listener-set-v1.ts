// Generated from Gateway API 1.6.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ListenerSetProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: ListenerSetSpec;
}

export interface ListenerSetSpec {
  listeners: ListenerSetSpecListeners[];
  parentRef: ListenerSetSpecParentRef;
}

export interface ListenerSetSpecListeners {
  allowedRoutes?: ListenerSetSpecListenersAllowedRoutes;
  hostname?: string;
  name: string;
  port: number;
  protocol: string;
  tls?: ListenerSetSpecListenersTls;
}

export interface ListenerSetSpecListenersAllowedRoutes {
  kinds?: ListenerSetSpecListenersAllowedRoutesKinds[];
  namespaces?: ListenerSetSpecListenersAllowedRoutesNamespaces;
}

export interface ListenerSetSpecListenersAllowedRoutesKinds {
  group?: string;
  kind: string;
}

export interface ListenerSetSpecListenersAllowedRoutesNamespaces {
  from?: "All" | "Selector" | "Same";
  selector?: ListenerSetSpecListenersAllowedRoutesNamespacesSelector;
}

export interface ListenerSetSpecListenersAllowedRoutesNamespacesSelector {
  matchExpressions?: ListenerSetSpecListenersAllowedRoutesNamespacesSelectorMatchExpressions[];
  matchLabels?: Record<string, string>;
}

export interface ListenerSetSpecListenersAllowedRoutesNamespacesSelectorMatchExpressions {
  key: string;
  operator: string;
  values?: string[];
}

export interface ListenerSetSpecListenersTls {
  certificateRefs?: ListenerSetSpecListenersTlsCertificateRefs[];
  mode?: "Terminate" | "Passthrough";
  options?: Record<string, string>;
}

export interface ListenerSetSpecListenersTlsCertificateRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}

export interface ListenerSetSpecParentRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}

export class ListenerSet extends ApiObject {
  static readonly apiVersion = 'gateway.networking.k8s.io/v1';
  static readonly kind = 'ListenerSet';

  constructor(scope: Construct, id: string, props: ListenerSetProps) {
    super(scope, id, { ...props, apiVersion: ListenerSet.apiVersion, kind: ListenerSet.kind });
  }
}
