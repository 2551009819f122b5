import type { ManifestRule } from '../../../../manifests/rule';
import { overlaps } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isHostOf } from '../../facts/route-hosts';

export const hostsOverlap: ManifestRule<VirtualService> = {
  code: 'MESH8106',
  name: 'hosts-overlap',
  severity: 'error',
  summary: 'Two hosts of one VirtualService that mean the same.',
  what: "the hosts '{one}' and '{other}' overlap",
  why: 'istiod refuses it: a host has its rules once',
  fix: 'drop the narrower one',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['hosts[1]'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: ["*.example.com", pay.example.com]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: ["*.example.com"]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    const { hosts = [] } = spec ?? {};
    // Without a wildcard only equal names overlap.
    const wild = hosts.filter((host) => host.startsWith('*'));
    if (hosts.length < 2 || (wild.length === 0 && new Set(hosts).size === hosts.length)) return;
    if (!hosts.every((host) => isHostOf(spec, host))) return;
    for (const [index, other] of hosts.entries()) {
      const one = hosts.slice(0, index).find((host) => overlaps(host, other));
      if (one !== undefined) report({ at: ['spec', 'hosts', index], values: { one, other } });
    }
  },
};
