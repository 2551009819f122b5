import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';

export const catchAllListener: ManifestRule<Sidecar> = {
  code: 'MESH8510',
  name: 'catch-all-listener',
  severity: 'error',
  summary: 'A listener for all other ports that is not the last.',
  what: 'a listener of egress has no port and is not the last',
  why: 'istiod refuses it: it stands for all ports that no listener before it has',
  fix: 'join all listeners without a port to one, and put it last',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  egress:
    - { hosts: [./*] }
    - { port: { number: 8080, name: http, protocol: HTTP }, hosts: [stock/*] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  egress:
    - { port: { number: 8080, name: http, protocol: HTTP }, hosts: [stock/*] }
    - { hosts: [./*] }
`,
  check({ object: { spec } }, _set, report) {
    const { egress = [] } = spec ?? {};
    for (const [index, { port }] of egress.entries()) {
      if (port === undefined && index < egress.length - 1) report({ at: ['spec', 'egress', index] });
    }
  },
};
