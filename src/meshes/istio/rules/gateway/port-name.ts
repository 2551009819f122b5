import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';

export const portName: ManifestRule<Gateway> = {
  code: 'MESH8304',
  name: 'port-name',
  severity: 'error',
  summary: 'A port of a Gateway without a name, or with that of another.',
  what: '{what}',
  why: 'istiod refuses it: routes are kept by the name of the port',
  fix: 'name each port by its protocol and what it is for, such as https-shop',
  upstream: ['webhook'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }
    - { port: { number: 8080, name: http, protocol: HTTP }, hosts: [shop.example.com] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }
    - { port: { number: 8080, name: http-alt, protocol: HTTP }, hosts: [shop.example.com] }
`,
  check({ object: { spec } }, _set, report) {
    const names = new Set<string>();
    for (const [index, { port }] of (spec?.servers ?? []).entries()) {
      const at = ['spec', 'servers', index, 'port', 'name'];
      if (port.name === '') report({ at, values: { what: 'a port has an empty name' } });
      else if (names.has(port.name)) report({ at, values: { what: `two ports have the name '${port.name}'` } });
      names.add(port.name);
    }
  },
};
