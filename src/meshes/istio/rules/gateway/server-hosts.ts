import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { gatewayHostProblem } from '../../facts/scoped-hosts';

export const serverHosts: ManifestRule<Gateway> = {
  code: 'MESH8303',
  name: 'server-hosts',
  severity: 'error',
  summary: 'A server of a Gateway without hosts, or with one that is no name of a host.',
  what: '{what}',
  why: 'istiod refuses it; a server takes DNS names, perhaps with the namespace of their routes before /',
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
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*shop.example.com"] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["./*.shop.example.com"] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { hosts }] of (spec?.servers ?? []).entries()) {
      if (hosts.length === 0) {
        const values = { what: 'a server has no hosts', fix: 'add hosts; "*" stands for all' };
        report({ at: ['spec', 'servers', index, 'hosts'], values });
      }
      for (const [place, host] of hosts.entries()) {
        const found = gatewayHostProblem(host);
        if (found === undefined) continue;
        const values = { what: `the host '${host}' ${found.problem}`, fix: found.fix };
        report({ at: ['spec', 'servers', index, 'hosts', place], values });
      }
    }
  },
};
