// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ServiceResolverProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ServiceResolverSpec;
}

export interface ServiceResolverSpec {
  connectTimeout?: string;
  defaultSubset?: string;
  failover?: Record<string, ServiceResolverSpecFailover>;
  loadBalancer?: ServiceResolverSpecLoadBalancer;
  prioritizeByLocality?: ServiceResolverSpecPrioritizeByLocality;
  redirect?: ServiceResolverSpecRedirect;
  requestTimeout?: string;
  subsets?: Record<string, ServiceResolverSpecSubsets>;
}

export interface ServiceResolverSpecFailover {
  datacenters?: string[];
  namespace?: string;
  policy?: ServiceResolverSpecFailoverPolicy;
  samenessGroup?: string;
  service?: string;
  serviceSubset?: string;
  targets?: ServiceResolverSpecFailoverTargets[];
}

export interface ServiceResolverSpecFailoverPolicy {
  mode?: string;
  regions?: string[];
}

export interface ServiceResolverSpecFailoverTargets {
  datacenter?: string;
  namespace?: string;
  partition?: string;
  peer?: string;
  service?: string;
  serviceSubset?: string;
}

export interface ServiceResolverSpecLoadBalancer {
  hashPolicies?: ServiceResolverSpecLoadBalancerHashPolicies[];
  leastRequestConfig?: ServiceResolverSpecLoadBalancerLeastRequestConfig;
  policy?: string;
  ringHashConfig?: ServiceResolverSpecLoadBalancerRingHashConfig;
}

export interface ServiceResolverSpecLoadBalancerHashPolicies {
  cookieConfig?: ServiceResolverSpecLoadBalancerHashPoliciesCookieConfig;
  field?: string;
  fieldValue?: string;
  sourceIP?: boolean;
  terminal?: boolean;
}

export interface ServiceResolverSpecLoadBalancerHashPoliciesCookieConfig {
  path?: string;
  session?: boolean;
  ttl?: string;
}

export interface ServiceResolverSpecLoadBalancerLeastRequestConfig {
  choiceCount?: number;
}

export interface ServiceResolverSpecLoadBalancerRingHashConfig {
  maximumRingSize?: number;
  minimumRingSize?: number;
}

export interface ServiceResolverSpecPrioritizeByLocality {
  mode?: string;
}

export interface ServiceResolverSpecRedirect {
  datacenter?: string;
  namespace?: string;
  partition?: string;
  peer?: string;
  samenessGroup?: string;
  service?: string;
  serviceSubset?: string;
}

export interface ServiceResolverSpecSubsets {
  filter?: string;
  onlyPassing?: boolean;
}

export class ServiceResolver extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'ServiceResolver';

  constructor(scope: Construct, id: string, props: ServiceResolverProps = {}) {
    super(scope, id, { ...props, apiVersion: ServiceResolver.apiVersion, kind: ServiceResolver.kind });
  }
}
