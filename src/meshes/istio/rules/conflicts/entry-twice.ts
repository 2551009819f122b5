import type { ManifestRule } from '../../../../manifests/rule';
import { earlierEntry, entryPortsOf, rivalsOf } from '../../facts/entries-by-port';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { seenTogether } from '../../facts/visibility';

export const entryTwice: ManifestRule<ServiceEntry> = {
  code: 'MESH9106',
  name: 'entry-twice',
  severity: 'warning',
  summary: 'Two ServiceEntries that define the same port of the same host.',
  what: "{host}:{port} is defined by ServiceEntry '{name}' too",
  why: 'proxies take addresses, resolution and location of one of them, by age, and endpoints perhaps of both',
  fix: 'define the host once, or keep the entries apart by exportTo',
  upstream: ['KIA1211'],
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
metadata: { name: bank-again, namespace: bank }
spec: { hosts: [api.bank.example], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS, exportTo: [.] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank-again, namespace: bank }
spec: { hosts: [api.bank.example], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS, exportTo: [.] }
`,
  check(manifest, set, report) {
    for (const own of entryPortsOf(manifest)) {
      const other = earlierEntry(
        rivalsOf(set, own),
        manifest,
        (rival) =>
          rival.protocol === own.protocol && seenTogether(rival.manifest.object, manifest.object, set.settings),
      );
      if (other === undefined) continue;
      const { host, port, index } = own;
      const values = { host, port: String(port), name: other.manifest.object.metadata.name ?? '' };
      report({ at: ['spec', 'ports', index], values, related: [other.manifest] });
    }
  },
};
