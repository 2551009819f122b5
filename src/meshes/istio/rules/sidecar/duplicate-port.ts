import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';

export const duplicatePort: ManifestRule<Sidecar> = {
  code: 'MESH8502',
  name: 'duplicate-port',
  severity: 'error',
  summary: 'Two listeners of a Sidecar in one direction with one port.',
  what: 'two listeners of {direction} have the port {number}',
  why: 'istiod refuses it, whatever they bind',
  fix: 'join the listeners, or give one another port',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  egress:
    - { port: { number: 8080, name: http, protocol: HTTP }, hosts: [./*] }
    - { port: { number: 8080, name: http-other, protocol: HTTP }, bind: 127.0.0.2, hosts: [stock/*] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  egress:
    - { port: { number: 8080, name: http, protocol: HTTP }, hosts: [./*, stock/*] }
`,
  check({ object: { spec } }, _set, report) {
    for (const direction of ['ingress', 'egress'] as const) {
      const numbers = new Set<number>();
      for (const [index, { port }] of (spec?.[direction] ?? []).entries()) {
        const { number = 0 } = port ?? {};
        // Sockets of Unix and the listener for all other ports have none.
        if (number === 0) continue;
        const at = ['spec', direction, index, 'port', 'number'];
        if (numbers.has(number)) report({ at, values: { direction, number: String(number) } });
        numbers.add(number);
      }
    }
  },
};
