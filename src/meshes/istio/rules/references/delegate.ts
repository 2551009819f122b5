import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isVisibleIn } from '../../facts/visibility';

export const delegate: ManifestRule<VirtualService> = {
  code: 'MESH9016',
  name: 'delegate',
  severity: 'error',
  summary:
    'A rule that is delegated to a VirtualService which does not exist, or is not for the namespace of the rule.',
  what: "the rule is left to VirtualService '{name}' of namespace '{namespace}', which {missing}",
  why: 'istiod drops the rule in silence: its requests get 404 or meet a later rule',
  fix: 'correct name and namespace (the own one, when left out), or its exportTo',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['delegate'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http: [{ match: [{ uri: { prefix: /pay } }], delegate: { name: payments } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: payments }
spec: { http: [{ redirect: { uri: /payments } }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http: [{ match: [{ uri: { prefix: /pay } }], delegate: { name: payments, namespace: payments } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: payments }
spec: { http: [{ redirect: { uri: /payments } }] }
`,
  check({ object }, set, report) {
    const own = namespaceOf(object);
    for (const [index, { delegate: said }] of (object.spec?.http ?? []).entries()) {
      if (said?.name === undefined) continue;
      const namespace = said.namespace === undefined || said.namespace === '' ? own : said.namespace;
      const at = ['spec', 'http', index, 'delegate'];
      const values = { name: said.name, namespace };
      const found = set.find<VirtualService>(kinds.virtualService, namespace, said.name);
      if (found === undefined) {
        const { missing, ...weight } = absence(set.settings, namespace);
        report({ at, values: { ...values, missing }, ...weight });
      } else if (!isVisibleIn(found.object, own, set.settings)) {
        report({ at, values: { ...values, missing: `namespace ${own} may not see (exportTo)` }, related: [found] });
      }
    }
  },
};
