import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { hasWideRules, hostOfRule, widerRules } from '../../facts/destination-rules';
import { type DestinationRule, kinds } from '../../facts/kinds';
import type { TrafficPolicy } from '../../facts/traffic-policies';

/** What the mesh does by itself where nobody says `tls`. */
const isDefault = (field: string, policy: TrafficPolicy): boolean =>
  field === 'tls' && policy.tls?.mode === 'ISTIO_MUTUAL';

export const ruleWider: ManifestRule<DestinationRule> = {
  code: 'MESH9111',
  name: 'rule-wider',
  severity: 'warning',
  summary: 'A DestinationRule for one host that leaves out what a wider one says.',
  what: "the DestinationRule hides '{other}' for {wide}, and leaves out its {fields}",
  why: 'proxies use the most specific one alone: what the wider one says does not hold for this host',
  fix: 'repeat what should hold here too',
  upstream: ['KIA0204'],
  kinds: [kinds.destinationRule],
  reads: [],
  concerns: hasWideRules,
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: default, namespace: istio-system }
spec: { host: "*.local", trafficPolicy: { tls: { mode: DISABLE } } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments, trafficPolicy: { loadBalancer: { simple: RANDOM } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: default, namespace: istio-system }
spec: { host: "*.local", trafficPolicy: { tls: { mode: DISABLE } } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments, trafficPolicy: { loadBalancer: { simple: RANDOM }, tls: { mode: DISABLE } } }
`,
  check(manifest, set, report) {
    const { spec } = manifest.object;
    if (spec === undefined) return;
    const host = hostOfRule(set, manifest);
    const said: TrafficPolicy = spec.trafficPolicy ?? {};
    const namespaces = new Set([namespaceOf(manifest.object), set.settings.rootNamespace]);
    for (const namespace of namespaces) {
      const wide = widerRules(set, namespace, host).find((rule) => hostOfRule(set, rule) !== host);
      const policy = wide?.object.spec?.trafficPolicy;
      if (wide === undefined || policy === undefined) continue;
      const lost = (Object.keys(policy) as (keyof TrafficPolicy)[]).filter((field) => !(field in said));
      const hurts = lost.filter((field) => !isDefault(field, policy));
      if (hurts.length === 0) continue;
      const values = {
        other: wide.object.metadata.name ?? '',
        wide: hostOfRule(set, wide),
        fields: hurts.join(', '),
      };
      const weight = hurts.includes('tls') ? {} : ({ severity: 'info' } as const);
      report({ at: ['spec', 'host'], values, related: [wide], ...weight });
    }
  },
};
