import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { destinationsOf } from '../../facts/destinations';
import { kinds, type ServiceRouter, type ServiceSplitter } from '../../facts/kinds';
import { protocolKinds, spokenBy } from '../../facts/protocols';

export const mixedProtocols: ManifestRule<ServiceRouter | ServiceSplitter> = {
  code: 'MESH6382',
  name: 'mixed-protocols',
  severity: 'error',
  summary: 'Routes or splits between services of different protocols.',
  what: '{service} speaks {protocol}, {other} speaks {otherProtocol}',
  why: 'the server refuses a chain whose services do not all speak the same',
  fix: 'give both the same protocol in their ServiceDefaults',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceRouter, kinds.serviceSplitter],
  reads: [...protocolKinds],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments-next, namespace: shop }
spec: { protocol: grpc }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceSplitter
metadata: { name: payments, namespace: shop }
spec: { splits: [{ weight: 90 }, { weight: 10, service: payments-next }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments-next, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceSplitter
metadata: { name: payments, namespace: shop }
spec: { splits: [{ weight: 90 }, { weight: 10, service: payments-next }] }
`,
  *check(manifest, set) {
    const service = manifest.object.metadata.name ?? '';
    const own = namespaceOf(manifest.object);
    const { protocol, isSure } = spokenBy(set, own, service);
    if (!isSure) return;
    for (const { value, at } of destinationsOf(manifest.object)) {
      const other = value.service ?? '';
      if (other === '' || other === service) continue;
      const spoken = spokenBy(set, value.namespace ?? own, other);
      if (!spoken.isSure || spoken.protocol === protocol) continue;
      const values = { service, protocol, other, otherProtocol: spoken.protocol };
      yield { at, related: spoken.by === undefined ? [] : [spoken.by], values };
    }
  },
};
