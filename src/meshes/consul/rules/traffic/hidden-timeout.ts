import { millisecondsOf } from '../../../../manifests/durations';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { entryOf } from '../../facts/entries';
import { kinds, type ServiceResolver } from '../../facts/kinds';

const inFront = [kinds.serviceRouter, kinds.serviceSplitter] as const;

export const hiddenTimeout: ManifestRule<ServiceResolver> = {
  code: 'MESH6391',
  name: 'hidden-timeout',
  severity: 'warning',
  summary: 'A timeout of a resolver behind a router, which hides it.',
  what: 'requestTimeout of the resolver is {timeout}, and {service} has a {kind}',
  why: 'it holds only where no router or splitter stands before the resolver',
  fix: 'write it as requestTimeout of the routes',
  upstream: [],
  kinds: [kinds.serviceResolver],
  reads: [...inFront],
  fields: ['requestTimeout'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { requestTimeout: 3s }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { pathPrefix: /items } } }] }
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
spec: { routes: [{ match: { http: { pathPrefix: /items } }, destination: { requestTimeout: 3s } }] }
`,
  *check(manifest, set) {
    const { metadata, spec } = manifest.object;
    const [timeout, service] = [spec?.requestTimeout ?? '', metadata.name ?? ''];
    if ((millisecondsOf(timeout) ?? 0) === 0) return;
    const before = inFront
      .map((kind) => entryOf(set, kind, namespaceOf(manifest.object), service))
      .find((one) => one !== undefined);
    if (before === undefined) return;
    const values = { timeout, service, kind: before.object.kind };
    yield { at: ['spec', 'requestTimeout'], related: [before], values };
  },
};
