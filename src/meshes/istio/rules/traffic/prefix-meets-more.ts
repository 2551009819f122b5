import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

export const prefixMeetsMore: ManifestRule<VirtualService> = {
  code: 'MESH9215',
  name: 'prefix-meets-more',
  severity: 'info',
  summary: 'A prefix that ends within a segment of the path.',
  what: 'the prefix {prefix} also meets {prefix}bar',
  why: 'a prefix of a VirtualService is compared letter by letter, unlike that of an Ingress or an HTTPRoute',
  fix: 'match exact: {prefix} and prefix: {prefix}/',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['prefix'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop]
  http:
    - match: [{ uri: { prefix: /foo } }]
      route: [{ destination: { host: foo } }]
    - route: [{ destination: { host: shop } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop]
  http:
    - match: [{ uri: { exact: /foo } }, { uri: { prefix: /foo/ } }]
      route: [{ destination: { host: foo } }]
    - route: [{ destination: { host: shop } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { match = [] }] of (spec?.http ?? []).entries()) {
      for (const [place, { uri }] of match.entries()) {
        const prefix = uri?.prefix;
        // what ends in another sign than a letter or a number is meant as a beginning
        if (prefix === undefined || !/\w$/.test(prefix)) continue;
        report({ at: ['spec', 'http', index, 'match', place, 'uri', 'prefix'], values: { prefix } });
      }
    }
  },
};
