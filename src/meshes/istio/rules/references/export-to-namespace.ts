import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds, type ServiceEntry, type VirtualService } from '../../facts/kinds';
import { namespaceAbsence } from '../../facts/namespaces';

export const exportToNamespace: ManifestRule<VirtualService | DestinationRule | ServiceEntry> = {
  code: 'MESH9009',
  name: 'export-to-namespace',
  severity: 'error',
  summary: 'An entry of exportTo that names a namespace which does not exist.',
  what: "exportTo has namespace '{name}', which {missing}",
  why: 'proxies of the namespace that was meant do not see the object, and go on without it',
  fix: "correct the name; '.' is the own namespace, '*' is all of them",
  upstream: ['KIA0005'],
  kinds: [kinds.virtualService, kinds.destinationRule, kinds.serviceEntry],
  reads: ['/Namespace'],
  fields: ['exportTo'],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: payments }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: payments }
spec: { host: payments, exportTo: [., shopp] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: payments }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: payments }
spec: { host: payments, exportTo: [., shop] }
`,
  check({ object }, set, report) {
    for (const [index, name] of (object.spec?.exportTo ?? []).entries()) {
      const absent = ['.', '*', '~'].includes(name) ? undefined : namespaceAbsence(set, name);
      if (absent === undefined) continue;
      const { missing, ...weight } = absent;
      report({ at: ['spec', 'exportTo', index], values: { name, missing }, ...weight });
    }
  },
};
