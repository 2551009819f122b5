// Generated from Istio 1.31.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface EnvoyFilterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: EnvoyFilterSpec;
}

export interface EnvoyFilterSpec {
  configPatches?: EnvoyFilterSpecConfigPatches[];
  priority?: number;
  targetRefs?: EnvoyFilterSpecTargetRefs[];
  workloadSelector?: EnvoyFilterSpecWorkloadSelector;
}

export interface EnvoyFilterSpecConfigPatches {
  applyTo?: "INVALID" | "LISTENER" | "FILTER_CHAIN" | "NETWORK_FILTER" | "HTTP_FILTER" | "ROUTE_CONFIGURATION" | "VIRTUAL_HOST" | "HTTP_ROUTE" | "CLUSTER" | "EXTENSION_CONFIG" | "BOOTSTRAP" | "LISTENER_FILTER";
  match?: EnvoyFilterSpecConfigPatchesMatch;
  patch?: EnvoyFilterSpecConfigPatchesPatch;
}

export interface EnvoyFilterSpecConfigPatchesMatch {
  cluster?: EnvoyFilterSpecConfigPatchesMatchCluster;
  context?: "ANY" | "SIDECAR_INBOUND" | "SIDECAR_OUTBOUND" | "GATEWAY" | "WAYPOINT";
  listener?: EnvoyFilterSpecConfigPatchesMatchListener;
  proxy?: EnvoyFilterSpecConfigPatchesMatchProxy;
  routeConfiguration?: EnvoyFilterSpecConfigPatchesMatchRouteConfiguration;
  waypoint?: EnvoyFilterSpecConfigPatchesMatchWaypoint;
}

export interface EnvoyFilterSpecConfigPatchesMatchCluster {
  name?: string;
  portNumber?: number;
  service?: string;
  subset?: string;
}

export interface EnvoyFilterSpecConfigPatchesMatchListener {
  filterChain?: EnvoyFilterSpecConfigPatchesMatchListenerFilterChain;
  listenerFilter?: string;
  name?: string;
  portName?: string;
  portNumber?: number;
}

export interface EnvoyFilterSpecConfigPatchesMatchListenerFilterChain {
  applicationProtocols?: string;
  destinationPort?: number;
  filter?: EnvoyFilterSpecConfigPatchesMatchWaypointFilter;
  name?: string;
  sni?: string;
  transportProtocol?: string;
}

export interface EnvoyFilterSpecConfigPatchesMatchWaypointFilter {
  name?: string;
  subFilter?: EnvoyFilterSpecConfigPatchesMatchWaypointFilterSubFilter;
}

export interface EnvoyFilterSpecConfigPatchesMatchWaypointFilterSubFilter {
  name?: string;
}

export interface EnvoyFilterSpecConfigPatchesMatchProxy {
  metadata?: Record<string, string>;
  proxyVersion?: string;
}

export interface EnvoyFilterSpecConfigPatchesMatchRouteConfiguration {
  gateway?: string;
  name?: string;
  portName?: string;
  portNumber?: number;
  vhost?: EnvoyFilterSpecConfigPatchesMatchRouteConfigurationVhost;
}

export interface EnvoyFilterSpecConfigPatchesMatchRouteConfigurationVhost {
  domainName?: string;
  name?: string;
  route?: EnvoyFilterSpecConfigPatchesMatchRouteConfigurationVhostRoute;
}

export interface EnvoyFilterSpecConfigPatchesMatchRouteConfigurationVhostRoute {
  action?: "ANY" | "ROUTE" | "REDIRECT" | "DIRECT_RESPONSE";
  name?: string;
}

export interface EnvoyFilterSpecConfigPatchesMatchWaypoint {
  filter?: EnvoyFilterSpecConfigPatchesMatchWaypointFilter;
  portNumber?: number;
  route?: EnvoyFilterSpecConfigPatchesMatchWaypointRoute;
}

export interface EnvoyFilterSpecConfigPatchesMatchWaypointRoute {
  name?: string;
}

export interface EnvoyFilterSpecConfigPatchesPatch {
  filterClass?: "UNSPECIFIED" | "AUTHN" | "AUTHZ" | "STATS";
  operation?: "INVALID" | "MERGE" | "ADD" | "REMOVE" | "INSERT_BEFORE" | "INSERT_AFTER" | "INSERT_FIRST" | "REPLACE" | "MERGE_AND_REPLACE_LIST";
  value?: Record<string, unknown>;
}

export interface EnvoyFilterSpecTargetRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface EnvoyFilterSpecWorkloadSelector {
  labels?: Record<string, string>;
}

export class EnvoyFilter extends ApiObject {
  static readonly apiVersion = 'networking.istio.io/v1alpha3';
  static readonly kind = 'EnvoyFilter';

  constructor(scope: Construct, id: string, props: EnvoyFilterProps = {}) {
    super(scope, id, { ...props, apiVersion: EnvoyFilter.apiVersion, kind: EnvoyFilter.kind });
  }
}
