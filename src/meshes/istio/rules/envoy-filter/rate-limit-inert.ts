import { isObject, type Json } from '../../../../manifests/json';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { isCompleteFor } from '../../../../manifests/settings';
import {
  type EnvoyPatch,
  fieldOf,
  patchesCluster,
  patchesOf,
  patchesRateLimits,
  patchValueOf,
  typedConfigOf,
} from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

/** The config of the filter that asks a rate limit service, where the patch brings one. */
function rateLimitOf(patch: EnvoyPatch): Json | undefined {
  const config = fieldOf(patchValueOf(patch), 'typed_config');
  if (patch.applyTo !== 'HTTP_FILTER' || !isObject(config)) return undefined;
  const { type, fields } = typedConfigOf(config);
  return type.endsWith('.http.ratelimit.v3.RateLimit') ? (fields ?? {}) : undefined;
}

/** The cluster of the service; undefined where the filter names none, such as for a client of Google's. */
const clusterOf = (service: Json): Json | undefined =>
  fieldOf(fieldOf(fieldOf(service, 'grpc_service'), 'envoy_grpc'), 'cluster_name');

/** Clusters that istiod makes. */
const isGenerated = (cluster: string): boolean =>
  /^(outbound|inbound)\|/.test(cluster) || cluster.startsWith('outbound_.');

export const rateLimitInert: ManifestRule<EnvoyFilter> = {
  code: 'MESH8815',
  name: 'rate-limit-inert',
  severity: 'error',
  summary: 'The filter of the global rate limit without a service, its cluster, or actions of routes.',
  what: 'the ratelimit filter has {missing}',
  why: '{why}',
  fix: '{fix}',
  upstream: [],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: limits, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      patch:
        operation: INSERT_FIRST
        value:
          name: envoy.filters.http.ratelimit
          typed_config: { "@type": type.googleapis.com/envoy.extensions.filters.http.ratelimit.v3.RateLimit, domain: shop }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: limits, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      patch:
        operation: INSERT_FIRST
        value:
          name: envoy.filters.http.ratelimit
          typed_config:
            "@type": type.googleapis.com/envoy.extensions.filters.http.ratelimit.v3.RateLimit
            domain: shop
            rate_limit_service:
              transport_api_version: V3
              grpc_service: { envoy_grpc: { cluster_name: outbound|8081||ratelimit.shop.svc.cluster.local } }
    - applyTo: VIRTUAL_HOST
      patch: { operation: MERGE, value: { rate_limits: [{ actions: [{ remote_address: {} }] }] } }
`,
  check({ object }, set, report) {
    const namespace = namespaceOf(object);
    const isKnown = [namespace, set.settings.rootNamespace].every((name) => isCompleteFor(set.settings, name));
    const severity = isKnown ? {} : { severity: 'info' as const };
    const there = isKnown ? '' : ' in this set';
    for (const { patch, at } of patchesOf(object)) {
      const config = rateLimitOf(patch);
      if (config === undefined) continue;
      const place = [...at, 'patch', 'value', 'typed_config'];
      const service = fieldOf(config, 'rate_limit_service');
      const cluster = service === undefined ? undefined : clusterOf(service);
      if (service === undefined) {
        const why = 'Envoy refuses the listener: the field is required';
        const fix = 'write rate_limit_service.grpc_service.envoy_grpc.cluster_name';
        report({ at: place, values: { missing: 'no rate_limit_service', why, fix } });
      } else if (typeof cluster === 'string' && !isGenerated(cluster) && !patchesCluster(set, namespace, cluster)) {
        const missing = `cluster '${cluster}', which no patch${there} adds`;
        const fix = 'name the cluster of a Service, outbound|8081||name.namespace.svc.cluster.local, or add one';
        report({
          at: place,
          values: { missing, why: 'every call fails, and requests pass unless failure_mode_deny is set', fix },
          ...severity,
        });
      }
      if (patchesRateLimits(set, namespace) || fieldOf(config, 'rate_limits') !== undefined) continue;
      const why = 'without actions no request has a descriptor: nothing is asked and nothing is limited';
      const fix = 'merge rate_limits with actions into VIRTUAL_HOST or HTTP_ROUTE';
      report({ at: place, values: { missing: `no rate_limits of routes${there}`, why, fix }, ...severity });
    }
  },
};
