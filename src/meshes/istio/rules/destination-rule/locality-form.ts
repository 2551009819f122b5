import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { localityProblem } from '../../facts/localities';
import { localitySettingsOf } from '../../facts/traffic-policies';

export const localityForm: ManifestRule<DestinationRule> = {
  code: 'MESH8224',
  name: 'locality-form',
  severity: 'error',
  summary: 'A locality in distribute that is none.',
  what: "the locality '{locality}' {problem}",
  why: 'istiod refuses it: a locality is region, region/zone or region/zone/subzone',
  fix: 'write all parts; only the last may be or end in a *',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['distribute'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { localityLbSetting: { distribute: [{ from: "eu/*/a", to: { eu: 100 } }] } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { localityLbSetting: { distribute: [{ from: "eu/*", to: { eu: 100 } }] } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of localitySettingsOf(manifest)) {
      for (const [index, { from = '', to = {} }] of (value.distribute ?? []).entries()) {
        const place = [...at, 'distribute', index];
        const problem = localityProblem(from);
        if (problem !== undefined) report({ at: [...place, 'from'], values: { locality: from, problem } });
        for (const locality of Object.keys(to)) {
          const found = localityProblem(locality);
          if (found !== undefined) report({ at: [...place, 'to', locality], values: { locality, problem: found } });
        }
      }
    }
  },
};
