import type { ManifestRule } from '../../../../manifests/rule';
import { earlierEntry, entryPortsOf, rivalsOf } from '../../facts/entries-by-port';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { seenTogether } from '../../facts/visibility';

export const entryProtocol: ManifestRule<ServiceEntry> = {
  code: 'MESH9105',
  name: 'entry-protocol',
  severity: 'error',
  summary: 'Two ServiceEntries that say different protocols for one port of one host.',
  what: "{host}:{port} is {protocol} here and {other} in ServiceEntry '{name}'",
  why: 'proxies take one of them, by age: TLS may be read as plain HTTP, or HTTP routes be lost',
  fix: 'define the port of the host once, or keep the entries apart by exportTo',
  upstream: ['IST0177', 'KIA1212'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank-http, namespace: shop }
spec: { hosts: [api.bank.example], ports: [{ number: 443, name: http, protocol: HTTP }], resolution: DNS }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
`,
  check(manifest, set, report) {
    for (const own of entryPortsOf(manifest)) {
      const other = earlierEntry(
        rivalsOf(set, own),
        manifest,
        (rival) =>
          rival.protocol !== own.protocol && seenTogether(rival.manifest.object, manifest.object, set.settings),
      );
      if (other === undefined) continue;
      const { host, port, protocol, index } = own;
      const name = other.manifest.object.metadata.name ?? '';
      const values = { host, port: String(port), protocol, other: other.protocol, name };
      report({ at: ['spec', 'ports', index], values, related: [other.manifest] });
    }
  },
};
