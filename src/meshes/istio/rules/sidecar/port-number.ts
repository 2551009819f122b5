import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { isPort } from '../../facts/scalars/port';

export const portNumber: ManifestRule<Sidecar> = {
  code: 'MESH8503',
  name: 'port-number',
  severity: 'error',
  summary: 'A listener of a Sidecar with a port that no connection can have.',
  what: 'the port of a listener of {direction} has {number}',
  why: 'istiod refuses it: it takes 1 to 65535',
  fix: 'write the port of the {of}',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { ingress: [{ port: { name: http, protocol: HTTP }, defaultEndpoint: "127.0.0.1:8080" }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { ingress: [{ port: { number: 9080, name: http, protocol: HTTP }, defaultEndpoint: "127.0.0.1:8080" }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const direction of ['ingress', 'egress'] as const) {
      for (const [index, { port }] of (spec?.[direction] ?? []).entries()) {
        if (port === undefined) continue;
        const { number = 0 } = port;
        // 0 for calls out is a socket of Unix, which another rule looks at.
        if (isPort(number) || (number === 0 && direction === 'egress')) continue;
        const said = port.number === undefined ? 'no number' : `the number ${number}`;
        const values = { direction, number: said, of: direction === 'ingress' ? 'pod' : 'host that is called' };
        report({ at: ['spec', direction, index, 'port'], values });
      }
    }
  },
};
