import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions, type ServiceRouter, type ServiceSplitter } from '../../facts/kinds';
import { hasRequests, protocolKinds, spokenBy } from '../../facts/protocols';

/** The service, and what stands or falls with its protocol. */
function askedOf(object: ServiceRouter | ServiceSplitter | ServiceIntentions) {
  const service = object.metadata.name ?? '';
  const spec = object.spec ?? {};
  if ('routes' in spec) return { service, what: 'a router' };
  if ('splits' in spec) return { service, what: 'a splitter' };
  if (!('sources' in spec) || !(spec.sources ?? []).some(({ permissions = [] }) => permissions.length > 0))
    return undefined;
  return { service: spec.destination?.name ?? '', what: 'permissions' };
}

export const httpProtocol: ManifestRule<ServiceRouter | ServiceSplitter | ServiceIntentions> = {
  code: 'MESH6381',
  name: 'http-protocol',
  severity: 'error',
  summary: 'Routes, splits or permissions for a service that does not speak HTTP to Consul.',
  what: '{service} speaks {protocol} {how}',
  why: 'the server refuses {what} of a service whose requests it cannot read; consul-k8s lets it through',
  fix: 'write a ServiceDefaults for {service} with protocol: http, and apply it before',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceRouter, kinds.serviceSplitter, kinds.serviceIntentions],
  reads: [...protocolKinds],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: tcp }
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
spec: { routes: [{ match: { http: { pathPrefix: /items } } }] }
`,
  *check(manifest, set) {
    const asked = askedOf(manifest.object);
    if (asked === undefined || asked.service === '*') return;
    const spoken = spokenBy(set, namespaceOf(manifest.object), asked.service);
    if (hasRequests(spoken)) return;
    const how = spoken.by === undefined ? 'as far as this set says' : `by the ${spoken.by.object.kind}`;
    const values = { service: asked.service, protocol: spoken.protocol, how, what: asked.what };
    const severity = spoken.isSure ? undefined : 'info';
    yield { at: ['spec'], related: spoken.by === undefined ? [] : [spoken.by], severity, values };
  },
};
