import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceRouter } from '../../facts/kinds';
import { saidAmong } from '../../facts/predicates';

export const comparison: ManifestRule<ServiceRouter> = {
  code: 'MESH6332',
  name: 'comparison',
  severity: 'error',
  summary: 'A header or query parameter that is compared with nothing, or with several things.',
  what: 'the {of} {name} is compared with {count} things',
  why: 'the server takes exactly one, and an empty text for none; consul-k8s lets none through, so only Synced tells',
  fix: 'write one of exact, prefix, suffix, regex and present',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceRouter],
  reads: [],
  fields: ['header', 'queryParam'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { header: [{ name: x-tenant }] } } }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { header: [{ name: x-tenant, present: true }] } } }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { match }] of (spec?.routes ?? []).entries()) {
      const at = ['spec', 'routes', index, 'match', 'http'];
      for (const [place, header] of (match?.http?.header ?? []).entries()) {
        const count = saidAmong(header, ['exact', 'prefix', 'suffix', 'regex', 'present']).length;
        if (count !== 1)
          yield { at: [...at, 'header', place], values: { of: 'header', name: header.name, count: String(count) } };
      }
      for (const [place, parameter] of (match?.http?.queryParam ?? []).entries()) {
        const count = saidAmong(parameter, ['exact', 'regex', 'present']).length;
        if (count === 1) continue;
        yield {
          at: [...at, 'queryParam', place],
          values: { of: 'query parameter', name: parameter.name, count: String(count) },
        };
      }
    }
  },
};
