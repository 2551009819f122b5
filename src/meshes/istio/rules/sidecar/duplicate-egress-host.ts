import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';

/** Namespace and name of a host; undefined for what leaves hosts out, and for what is no host. */
function partsOf(host: string, own: string): readonly [namespace: string, name: string] | undefined {
  const slash = host.indexOf('/');
  if (slash === -1 || host.startsWith('~')) return undefined;
  const scope = host.slice(0, slash);
  return [scope === '.' ? own : scope, host.slice(slash + 1)];
}

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
  *check({ object }) {
    const own = namespaceOf(object);
    for (const [index, { hosts }] of (object.spec?.egress ?? []).entries()) {
      if (hosts.length < 2) continue;
      // As they are written, by their whole name, the first of each.
      const known = new Map<string, { readonly host: string; readonly place: number }>();
      for (const [place, host] of hosts.entries()) {
        const parts = partsOf(host, own);
        const key = parts?.join('/');
        if (key !== undefined && !known.has(key)) known.set(key, { host, place });
      }
      for (const [place, host] of hosts.entries()) {
        const parts = partsOf(host, own);
        if (parts === undefined) continue;
        const [namespace, name] = parts;
        const wider = [`${namespace}/${name}`, `${namespace}/*`, '*/*']
          .map((key) => known.get(key))
          .find((one) => one !== undefined && one.place !== place);
        if (wider !== undefined) {
          yield { at: ['spec', 'egress', index, 'hosts', place], values: { host, wider: wider.host } };
        }
      }
    }
  },
};
