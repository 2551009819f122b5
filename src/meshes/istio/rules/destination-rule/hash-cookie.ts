import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { loadBalancersOf } from '../../facts/traffic-policies';

export const hashCookie: ManifestRule<DestinationRule> = {
  code: 'MESH8215',
  name: 'hash-cookie',
  severity: 'error',
  summary: 'A cookie for consistent hashing without a name, or with attributes that have none or share one.',
  what: '{problem}',
  why: 'istiod refuses it: the proxy could not write the cookie',
  fix: 'give the cookie a name, and each attribute one of its own',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['httpCookie'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer:
      consistentHash:
        httpCookie: { name: user, ttl: 60s, attributes: [{ name: SameSite, value: Lax }, { name: SameSite, value: Strict }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer:
      consistentHash:
        httpCookie: { name: user, ttl: 60s, attributes: [{ name: SameSite, value: Lax }] }
`,
  check(manifest, _set, report) {
    for (const { value, at } of loadBalancersOf(manifest)) {
      const cookie = value.consistentHash?.httpCookie;
      if (cookie === undefined) continue;
      const place = [...at, 'consistentHash', 'httpCookie'];
      if (cookie.name === '') report({ at: [...place, 'name'], values: { problem: 'httpCookie has an empty name' } });
      const names = new Set<string>();
      for (const [index, { name }] of (cookie.attributes ?? []).entries()) {
        const problem =
          name === '' ? 'an attribute of httpCookie has an empty name' : `the attribute '${name}' is there twice`;
        if (name === '' || names.has(name))
          report({ at: [...place, 'attributes', index, 'name'], values: { problem } });
        names.add(name);
      }
    }
  },
};
