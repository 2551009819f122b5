import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { isIp } from '../../facts/scalars/ip';

export const bind: ManifestRule<Sidecar> = {
  code: 'MESH8505',
  name: 'bind',
  severity: 'error',
  summary: 'A listener of a Sidecar with a port binds what is no address.',
  what: "a listener of {direction} with port {number} has bind '{bind}'",
  why: 'istiod refuses it: a listener with a port binds an address',
  fix: 'write an address such as 127.0.0.1, or leave bind out{unix}',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { egress: [{ port: { number: 8080, name: http, protocol: HTTP }, bind: "unix:///run/stock.sock", hosts: [stock/*] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { egress: [{ port: { number: 8080, name: http, protocol: HTTP }, bind: 127.0.0.1, hosts: [stock/*] }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const direction of ['ingress', 'egress'] as const) {
      for (const [index, { port, bind = '' }] of (spec?.[direction] ?? []).entries()) {
        const { number = 0 } = port ?? {};
        const hasAddress = direction === 'ingress' || number !== 0;
        if (port === undefined || !hasAddress || bind === '' || isIp(bind)) continue;
        const unix = direction === 'egress' ? '; for a socket write number: 0' : '';
        const values = { direction, number: String(number), bind, unix };
        report({ at: ['spec', direction, index, 'bind'], values });
      }
    }
  },
};
