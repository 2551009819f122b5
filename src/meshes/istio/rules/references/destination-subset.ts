import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { rulesFor } from '../../facts/destination-rules';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { destinationsOf } from '../../facts/routes';
import { viewersOf } from '../../facts/visibility';

export const destinationSubset: ManifestRule<VirtualService> = {
  code: 'MESH9004',
  name: 'destination-subset',
  severity: 'error',
  summary: 'A destination with a subset that is in no DestinationRule which the clients of the route use.',
  what: "the route goes to subset '{subset}' of '{host}', which {lacking}",
  why: 'every request on this route gets 503',
  fix: "define it in the DestinationRule of the clients' namespace, else of the host's",
  upstream: ['IST0101', 'KIA1107'],
  kinds: [kinds.virtualService],
  reads: [kinds.destinationRule, '/Service', kinds.serviceEntry],
  fields: ['subset'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http: [{ route: [{ destination: { host: payments, subset: v2 } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http: [{ route: [{ destination: { host: payments, subset: v2 } }] }]
`,
  check(manifest, set, report) {
    const { settings } = set;
    const own = namespaceOf(manifest.object);
    const clients = viewersOf(manifest.object, settings);
    for (const { value, at } of destinationsOf(manifest.object.spec)) {
      const { host, subset = '' } = value;
      if (subset === '') continue;
      const name = fqdn(host, own, settings.clusterDomain);
      for (const client of clients) {
        const related = rulesFor(set, client, name);
        if (related.some(({ object }) => object.spec?.subsets?.some((one) => one.name === subset))) continue;
        const { severity } = related.length > 0 ? {} : absence(settings, undefined);
        const where = severity === undefined ? '' : ' in this set';
        const lacking =
          related.length > 0
            ? `the DestinationRule for clients in ${client} lacks`
            : `no DestinationRule${where} that clients in ${client} use has`;
        const values = { host, subset, lacking };
        report({ at: [...at, 'subset'], values, related, ...(severity === undefined ? {} : { severity }) });
        break;
      }
    }
  },
};
