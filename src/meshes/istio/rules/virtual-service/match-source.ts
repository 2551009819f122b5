import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { matchesOf } from '../../facts/routes';
import { isDnsLabel } from '../../facts/scalars/dns-label';
import { labelProblems } from '../../facts/scalars/labels';

export const matchSource: ManifestRule<VirtualService> = {
  code: 'MESH8132',
  name: 'match-source',
  severity: 'error',
  summary: 'A source of requests that cannot be.',
  what: '{problem}',
  why: 'istiod refuses the VirtualService',
  fix: 'use labels as pods have them, and the name of a namespace',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['sourceLabels', 'sourceNamespace'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - match: [{ sourceLabels: { "app name": web } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - match: [{ sourceLabels: { app: web } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of matchesOf(spec)) {
      for (const { key, problem } of labelProblems(value.sourceLabels)) {
        report({ at: [...at, 'sourceLabels', key], values: { problem } });
      }
      const { sourceNamespace = '' } = value;
      // istiod looks at it under http alone.
      if (at[1] !== 'http' || sourceNamespace === '' || isDnsLabel(sourceNamespace)) continue;
      const problem = `the namespace '${sourceNamespace}' is no DNS label`;
      report({ at: [...at, 'sourceNamespace'], values: { problem } });
    }
  },
};
