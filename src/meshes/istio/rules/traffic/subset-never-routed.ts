import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { hostOfRule } from '../../facts/destination-rules';
import { fqdn } from '../../facts/hosts';
import { type DestinationRule, kinds, type VirtualService } from '../../facts/kinds';
import { destinationsOf } from '../../facts/routes';

/** Hosts and subsets that some route of the set names. */
function routedSubsets(set: ManifestSet): ReadonlySet<string> {
  const routed = new Set<string>();
  for (const { object } of set.of<VirtualService>(kinds.virtualService)) {
    for (const { value } of destinationsOf(object.spec)) {
      if (value.subset === undefined) continue;
      routed.add(`${fqdn(value.host, namespaceOf(object), set.settings.clusterDomain)}\n${value.subset}`);
    }
  }
  return routed;
}

export const subsetNeverRouted: ManifestRule<DestinationRule> = {
  code: 'MESH9209',
  name: 'subset-never-routed',
  severity: 'info',
  summary: 'A policy of a subset that no route names.',
  what: 'no route of this set goes to subset {subset}, which has a trafficPolicy of its own',
  why: 'the policy of a subset holds only for requests that a route sends to it by name',
  fix: 'name the subset in a VirtualService, or move the policy up to the host',
  upstream: [],
  kinds: [kinds.destinationRule],
  reads: [kinds.virtualService],
  fields: ['subsets'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  subsets: [{ name: v2, labels: { version: v2 }, trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1 } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  subsets: [{ name: v2, labels: { version: v2 }, trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1 } } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec: { hosts: [orders], http: [{ route: [{ destination: { host: orders, subset: v2 } }] }] }
`,
  check(manifest, set, report) {
    const host = hostOfRule(set, manifest);
    // a route names no wildcard, so it cannot be looked up by one
    if (host.startsWith('*')) return;
    for (const [index, { name, trafficPolicy }] of (manifest.object.spec?.subsets ?? []).entries()) {
      if (trafficPolicy === undefined || set.derive(routedSubsets).has(`${host}\n${name}`)) continue;
      report({ at: ['spec', 'subsets', index, 'trafficPolicy'], values: { subset: name } });
    }
  },
};
