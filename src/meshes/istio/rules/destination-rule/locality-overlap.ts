import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { localityProblem, overlapsEarlier } from '../../facts/localities';
import { localitySettingsOf } from '../../facts/traffic-policies';

export const localityOverlap: ManifestRule<DestinationRule> = {
  code: 'MESH8225',
  name: 'locality-overlap',
  severity: 'error',
  summary: 'Two localities in distribute of which one is a part of the other.',
  what: "the locality '{later}' overlaps with '{earlier}'",
  why: '{why}',
  fix: 'write localities that have nothing in common; in from, a * may stand after what it covers',
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
  trafficPolicy:
    loadBalancer:
      localityLbSetting: { distribute: [{ from: eu, to: { eu: 100 } }, { from: eu/west, to: { eu/west: 100 } }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer:
      localityLbSetting: { distribute: [{ from: eu/west, to: { eu/west: 100 } }, { from: "eu/*", to: { eu: 100 } }] }
`,
  check(manifest, _set, report) {
    for (const { value, at } of localitySettingsOf(manifest)) {
      const { distribute = [] } = value;
      const sources = distribute.map(({ from = '' }) => from);
      for (const [index, later] of sources.entries()) {
        if (localityProblem(later) !== undefined) continue;
        const earlier = sources.slice(0, index).find((before) => overlapsEarlier(later, before));
        if (earlier === undefined) continue;
        const why = 'istiod refuses it: it could not tell whose shares hold';
        report({ at: [...at, 'distribute', index, 'from'], values: { later, earlier, why } });
      }
      for (const [index, { to = {} }] of distribute.entries()) {
        const targets = Object.keys(to).filter((locality) => localityProblem(locality) === undefined);
        for (const [position, later] of targets.entries()) {
          // istiod reads a map in any order, so either may come first.
          const earlier = targets
            .slice(0, position)
            .find((before) => overlapsEarlier(later, before) || overlapsEarlier(before, later));
          if (earlier === undefined) continue;
          const why = 'istiod refuses it, with a * only now and then: it reads the map in any order';
          report({ at: [...at, 'distribute', index, 'to', later], values: { later, earlier, why } });
        }
      }
    }
  },
};
