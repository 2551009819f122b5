import { groupKindOf, type KubernetesObject, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds } from '../../facts/kinds';
import { exportToProblems } from '../../facts/scalars/export-to';

/** What the three kinds have of it; only two of them have a selector. */
interface Exporting extends KubernetesObject {
  readonly spec?: { readonly exportTo?: readonly string[]; readonly workloadSelector?: unknown };
}

export const exportTo: ManifestRule<Exporting> = {
  code: 'MESH8003',
  name: 'export-to',
  severity: 'error',
  summary: 'An exportTo that istiod does not take.',
  what: 'exportTo {problem}',
  why: 'istiod refuses the object, so nothing of it takes effect',
  fix: 'list namespaces once each (. is the own one), or * alone',
  upstream: ['webhook'],
  kinds: [kinds.virtualService, kinds.destinationRule, kinds.serviceEntry],
  reads: [],
  fields: ['exportTo'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  exportTo: [., shop]
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  exportTo: [.]
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object }, _set, report) {
    const entries = object.spec?.exportTo;
    if (entries === undefined) return;
    const kind = groupKindOf(object);
    const about = {
      namespace: namespaceOf(object),
      mayHide: kind === kinds.serviceEntry,
      ownOnly: kind === kinds.destinationRule && object.spec?.workloadSelector !== undefined,
    };
    for (const { index, problem } of exportToProblems(entries, about)) {
      report({ at: ['spec', 'exportTo', ...(index === undefined ? [] : [index])], values: { problem } });
    }
  },
};
