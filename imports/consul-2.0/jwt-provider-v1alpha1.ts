// Generated from Consul on Kubernetes 2.0.3 by `npm run import`, do not edit. SPDX-License-Identifier: MPL-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface JWTProviderProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: JWTProviderSpec;
}

export interface JWTProviderSpec {
  audiences?: string[];
  cacheConfig?: JWTProviderSpecCacheConfig;
  clockSkewSeconds?: number;
  forwarding?: JWTProviderSpecForwarding;
  issuer?: string;
  jsonWebKeySet?: JWTProviderSpecJsonWebKeySet;
  locations?: JWTProviderSpecLocations[];
}

export interface JWTProviderSpecCacheConfig {
  size?: number;
}

export interface JWTProviderSpecForwarding {
  headerName?: string;
  padForwardPayloadHeader?: boolean;
}

export interface JWTProviderSpecJsonWebKeySet {
  local?: JWTProviderSpecJsonWebKeySetLocal;
  remote?: JWTProviderSpecJsonWebKeySetRemote;
}

export interface JWTProviderSpecJsonWebKeySetLocal {
  filename?: string;
  jwks?: string;
}

export interface JWTProviderSpecJsonWebKeySetRemote {
  cacheDuration?: string;
  fetchAsynchronously?: boolean;
  jwksCluster?: JWTProviderSpecJsonWebKeySetRemoteJwksCluster;
  requestTimeoutMs?: number;
  retryPolicy?: JWTProviderSpecJsonWebKeySetRemoteRetryPolicy;
  uri?: string;
  useSNI?: boolean;
}

export interface JWTProviderSpecJsonWebKeySetRemoteJwksCluster {
  connectTimeout?: string;
  discoveryType?: string;
  tlsCertificates?: JWTProviderSpecJsonWebKeySetRemoteJwksClusterTlsCertificates;
}

export interface JWTProviderSpecJsonWebKeySetRemoteJwksClusterTlsCertificates {
  caCertificateProviderInstance?: JWTProviderSpecJsonWebKeySetRemoteJwksClusterTlsCertificatesCaCertificateProviderInstance;
  trustedCA?: JWTProviderSpecJsonWebKeySetRemoteJwksClusterTlsCertificatesTrustedCA;
}

export interface JWTProviderSpecJsonWebKeySetRemoteJwksClusterTlsCertificatesCaCertificateProviderInstance {
  certificateName?: string;
  instanceName?: string;
}

export interface JWTProviderSpecJsonWebKeySetRemoteJwksClusterTlsCertificatesTrustedCA {
  environmentVariable?: string;
  filename?: string;
  inlineBytes?: string;
  inlineString?: string;
}

export interface JWTProviderSpecJsonWebKeySetRemoteRetryPolicy {
  numRetries?: number;
  retryPolicyBackOff?: JWTProviderSpecJsonWebKeySetRemoteRetryPolicyRetryPolicyBackOff;
}

export interface JWTProviderSpecJsonWebKeySetRemoteRetryPolicyRetryPolicyBackOff {
  baseInterval?: string;
  maxInterval?: string;
}

export interface JWTProviderSpecLocations {
  cookie?: JWTProviderSpecLocationsCookie;
  header?: JWTProviderSpecLocationsHeader;
  queryParam?: JWTProviderSpecLocationsQueryParam;
}

export interface JWTProviderSpecLocationsCookie {
  name?: string;
}

export interface JWTProviderSpecLocationsHeader {
  forward?: boolean;
  name?: string;
  valuePrefix?: string;
}

export interface JWTProviderSpecLocationsQueryParam {
  name?: string;
}

export class JWTProvider extends ApiObject {
  static readonly apiVersion = 'consul.hashicorp.com/v1alpha1';
  static readonly kind = 'JWTProvider';

  constructor(scope: Construct, id: string, props: JWTProviderProps = {}) {
    super(scope, id, { ...props, apiVersion: JWTProvider.apiVersion, kind: JWTProvider.kind });
  }
}
