import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { isUnix } from '../../facts/listener-bind';
import { isPort } from '../../facts/scalars/port';

export const portNumber: ManifestRule<Gateway> = {
  code: 'MESH8305',
  name: 'port-number',
  severity: 'error',
  summary: 'A port of a Gateway that no connection can have.',
  what: 'the port has the number {number}',
  why: 'istiod refuses it: {why}',
  fix: '{fix}',
  upstream: ['webhook'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 0, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { port, bind = '' }] of (spec?.servers ?? []).entries()) {
      const at = ['spec', 'servers', index, 'port', 'number'];
      const number = String(port.number);
      if (!isUnix(bind) && !isPort(port.number)) {
        report({ at, values: { number, why: 'it takes 1 to 65535', fix: 'write the port of the Service' } });
      } else if (isUnix(bind) && port.number !== 0) {
        report({ at, values: { number, why: 'a Unix socket has none', fix: 'write number: 0, or bind an address' } });
      }
    }
  },
};
