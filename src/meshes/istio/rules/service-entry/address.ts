import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isSubnet } from '../../facts/scalars/ip';

export const address: ManifestRule<ServiceEntry> = {
  code: 'MESH8405',
  name: 'address',
  severity: 'error',
  summary: 'An address of a ServiceEntry that is neither an IP address nor a block of them.',
  what: "addresses has '{address}', which is neither an IP address nor a CIDR block",
  why: 'istiod refuses it; numbers have no leading zeros',
  fix: 'write an address such as 192.0.2.7 or a block such as 192.0.2.0/24; names go into hosts',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec: { hosts: [ledger.bank.example], addresses: [192.0.2.0/33], ports: [{ number: 5432, name: sql, protocol: TCP }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec: { hosts: [ledger.bank.example], addresses: [192.0.2.0/24], ports: [{ number: 5432, name: sql, protocol: TCP }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, one] of (spec?.addresses ?? []).entries()) {
      if (!isSubnet(one)) report({ at: ['spec', 'addresses', index], values: { address: one } });
    }
  },
};
