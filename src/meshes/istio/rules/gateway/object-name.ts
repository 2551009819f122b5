import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { isDnsLabel } from '../../facts/scalars/dns-label';

export const objectName: ManifestRule<Gateway> = {
  code: 'MESH8301',
  name: 'object-name',
  severity: 'error',
  summary: 'A Gateway whose own name has a dot, or is too long.',
  what: "the Gateway has the name '{name}'",
  why: 'istiod refuses it: VirtualServices could not name it, a dot reads as the end of a name',
  fix: 'use letters, digits and - only, at most 63 characters',
  upstream: ['webhook'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop.example.com, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  check({ object: { metadata } }, _set, report) {
    const { name } = metadata;
    if (name !== undefined && !isDnsLabel(name)) report({ at: ['metadata', 'name'], values: { name } });
  },
};
