import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isFqdn, isWildcardDomain } from '../../facts/scalars/domain';

export const resolvableHost: ManifestRule<ServiceEntry> = {
  code: 'MESH8410',
  name: 'resolvable-host',
  severity: 'error',
  summary: 'A wildcard host that DNS is to resolve.',
  what: "host '{host}' is a wildcard, and no endpoints say what to resolve instead",
  why: 'istiod refuses it under resolution {resolution}: there is no such name to look up',
  fix: 'write the hosts out, add endpoints, or set resolution NONE (or DYNAMIC_DNS)',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: ["*.bank.example"], resolution: DNS, ports: [{ number: 443, name: tls, protocol: TLS }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: ["*.bank.example"], resolution: NONE, ports: [{ number: 443, name: tls, protocol: TLS }] }
`,
  check({ object: { spec } }, _set, report) {
    const { resolution = 'NONE', hosts = [], endpoints = [] } = spec ?? {};
    if (!resolution.startsWith('DNS') || endpoints.length > 0) return;
    for (const [index, host] of hosts.entries()) {
      // what is no name at all is the matter of host-name
      if (isFqdn(host) || !isWildcardDomain(host)) continue;
      report({ at: ['spec', 'hosts', index], values: { host, resolution } });
    }
  },
};
