import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { homesOf, hostOfRule } from '../../facts/destination-rules';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { exportedTo } from '../../facts/visibility';

export const ruleElsewhere: ManifestRule<DestinationRule> = {
  code: 'MESH9109',
  name: 'rule-elsewhere',
  severity: 'warning',
  summary: "A DestinationRule that is exported from a namespace that is neither the host's nor the root.",
  what: 'the DestinationRule is in {namespace}, its host in {home}{exported}',
  why: "proxies look in the client's namespace, the host's and the root: only clients in {namespace} use it",
  fix: 'move it to {home}, or say exportTo: [.]',
  upstream: [],
  kinds: [kinds.destinationRule],
  reads: ['/Service', kinds.serviceEntry],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: policies }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } }
  exportTo: ["*"]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } }
  exportTo: ["*"]
`,
  check(manifest, set, report) {
    const { object } = manifest;
    const namespace = namespaceOf(object);
    const host = hostOfRule(set, manifest);
    if (object.spec === undefined || host.startsWith('*') || namespace === set.settings.rootNamespace) return;
    const homes = homesOf(set, host);
    const names = exportedTo(object, set.settings);
    if (homes.length === 0 || homes.includes(namespace) || names.every((name) => name === namespace)) return;
    const isSaid = object.spec.exportTo !== undefined;
    const exported = isSaid ? `, exported to ${names.join(', ')}` : '';
    const values = { namespace, home: homes[0]!, exported };
    report({ at: ['spec', 'host'], values, ...(isSaid ? {} : { severity: 'info' }) });
  },
};
