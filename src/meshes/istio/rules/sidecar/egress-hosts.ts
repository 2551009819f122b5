import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { sidecarHostProblem } from '../../facts/scoped-hosts';

export const egressHosts: ManifestRule<Sidecar> = {
  code: 'MESH8512',
  name: 'egress-hosts',
  severity: 'error',
  summary: 'A listener for calls out without hosts, or with one that is not namespace/host.',
  what: '{what}',
  why: 'istiod refuses it; it takes namespace/host with a whole DNS name',
  fix: '{fix}',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [stock/warehouse] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [stock/warehouse.stock.svc.cluster.local] }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { hosts }] of (spec?.egress ?? []).entries()) {
      if (hosts.length === 0) {
        const values = {
          what: 'a listener of egress has no hosts',
          fix: 'add hosts; ./* stands for the own namespace',
        };
        report({ at: ['spec', 'egress', index, 'hosts'], values });
      }
      for (const [place, host] of hosts.entries()) {
        const found = sidecarHostProblem(host);
        if (found === undefined) continue;
        const values = { what: `the host '${host}' ${found.problem}`, fix: found.fix };
        report({ at: ['spec', 'egress', index, 'hosts', place], values });
      }
    }
  },
};
