import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';

/** A host with its namespace in full; undefined for what leaves hosts out, and for what is no host. */
function keyOf(host: string, own: string): string | undefined {
  if (host.startsWith('./')) return own + host.slice(1);
  return host.startsWith('~') || !host.includes('/') ? undefined : host;
}

/** The hosts that would make this one idle. */
const widerThan = (key: string): readonly string[] =>
  key.endsWith('/*') ? [key, '*/*'] : [key, `${key.slice(0, key.indexOf('/'))}/*`, '*/*'];

export const duplicateEgressHost: ManifestRule<Sidecar> = {
  code: 'MESH8513',
  name: 'duplicate-egress-host',
  severity: 'warning',
  summary: 'A host for calls out that another host of the listener has already.',
  what: "the host '{host}' is a part of '{wider}' in the same listener, or the same",
  why: 'it changes nothing; perhaps the wider one lets in more than was meant',
  fix: 'remove one of the two',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [./*, shop/payments.shop.svc.cluster.local] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [./*, stock/warehouse.stock.svc.cluster.local] }] }
`,
  check({ object }, _set, report) {
    const own = namespaceOf(object);
    for (const [index, { hosts }] of (object.spec?.egress ?? []).entries()) {
      if (hosts.length < 2) continue;
      // The first place of each.
      const known = new Map<string, number>();
      for (const [place, host] of hosts.entries()) {
        const key = keyOf(host, own);
        if (key !== undefined && !known.has(key)) known.set(key, place);
      }
      for (const [place, host] of hosts.entries()) {
        const key = keyOf(host, own);
        if (key === undefined) continue;
        const other = widerThan(key).find((one) => (known.get(one) ?? place) !== place);
        if (other === undefined) continue;
        const wider = hosts[known.get(other)!]!;
        report({ at: ['spec', 'egress', index, 'hosts', place], values: { host, wider } });
      }
    }
  },
};
