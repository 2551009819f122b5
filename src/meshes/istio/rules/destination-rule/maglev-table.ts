import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { loadBalancersOf } from '../../facts/traffic-policies';

/** The first prime that is too large. */
const bound = 5_000_011;

/** As Envoy sees it, which takes 1 too. */
function isPrime(size: number): boolean {
  if (size < 4) return true;
  if (size % 2 === 0) return false;
  for (let factor = 3; factor * factor <= size; factor += 2) {
    if (size % factor === 0) return false;
  }
  return true;
}

function problemOf(size: number): string | undefined {
  if (size === 0) return 'maglev has no tableSize';
  if (size >= bound) return `the tableSize of maglev is ${size}`;
  return isPrime(size) ? undefined : `the tableSize of maglev is ${size}, which is not a prime`;
}

export const maglevTable: ManifestRule<DestinationRule> = {
  code: 'MESH8218',
  name: 'maglev-table',
  severity: 'error',
  summary: 'A table of Maglev whose size is missing, no prime or too large.',
  what: '{problem}',
  why: 'istiod refuses it: Envoy wants a prime number below 5000011',
  fix: 'write tableSize: 65537',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['maglev'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: x-user, maglev: { tableSize: 65536 } } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: x-user, maglev: { tableSize: 65537 } } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of loadBalancersOf(manifest)) {
      const maglev = value.consistentHash?.maglev;
      if (maglev === undefined) continue;
      const problem = problemOf(maglev.tableSize ?? 0);
      if (problem !== undefined) {
        report({ at: [...at, 'consistentHash', 'maglev'], values: { problem } });
      }
    }
  },
};
