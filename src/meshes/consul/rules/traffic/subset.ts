import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { destinationsOf } from '../../facts/destinations';
import { entryOf } from '../../facts/entries';
import { kinds, type ServiceResolver, type ServiceRouter, type ServiceSplitter } from '../../facts/kinds';

export const subset: ManifestRule<ServiceRouter | ServiceSplitter> = {
  code: 'MESH6383',
  name: 'subset',
  severity: 'error',
  summary: 'A route or split to a subset that no resolver defines.',
  what: '{service} has no subset {subset}{where}',
  why: 'the server refuses it; consul-k8s lets it through, so only Synced tells',
  fix: 'define the subset in the ServiceResolver of {service}, and apply that before',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceRouter, kinds.serviceSplitter],
  reads: [kinds.serviceResolver],
  fields: ['serviceSubset'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { subsets: { v1: { filter: Service.Meta.version == v1 }, v2: { filter: Service.Meta.version == v2 } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceSplitter
metadata: { name: payments, namespace: shop }
spec: { splits: [{ weight: 90, serviceSubset: v1 }, { weight: 10, serviceSubset: v3 }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { subsets: { v1: { filter: Service.Meta.version == v1 }, v2: { filter: Service.Meta.version == v2 } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceSplitter
metadata: { name: payments, namespace: shop }
spec: { splits: [{ weight: 90, serviceSubset: v1 }, { weight: 10, serviceSubset: v2 }] }
`,
  *check(manifest, set) {
    const own = namespaceOf(manifest.object);
    for (const { value, at } of destinationsOf(manifest.object)) {
      const subset = value.serviceSubset ?? '';
      if (subset === '') continue;
      const service = (value.service ?? '') === '' ? (manifest.object.metadata.name ?? '') : value.service!;
      const resolver = entryOf<ServiceResolver>(set, kinds.serviceResolver, value.namespace ?? own, service);
      if (resolver !== undefined && Object.hasOwn(resolver.object.spec?.subsets ?? {}, subset)) continue;
      const isSure = resolver !== undefined || set.settings.complete === 'all';
      const values = { service, subset, where: isSure ? '' : ' in this set' };
      yield {
        at: [...at, 'serviceSubset'],
        related: resolver === undefined ? [] : [resolver],
        severity: isSure ? undefined : 'info',
        values,
      };
    }
  },
};
