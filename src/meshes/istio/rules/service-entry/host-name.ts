import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isWildcardDomain } from '../../facts/scalars/domain';

export const hostName: ManifestRule<ServiceEntry> = {
  code: 'MESH8401',
  name: 'host-name',
  severity: 'error',
  summary: 'A host of a ServiceEntry that is not a DNS name.',
  what: "host '{host}' is not a DNS name",
  why: 'istiod refuses it: an address, an underscore or * behind the first label is no part of a name',
  fix: 'write a DNS name such as api.example.com or *.example.com; addresses go into addresses',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [192.0.2.7], resolution: DNS, ports: [{ number: 443, name: tls, protocol: TLS }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], resolution: DNS, ports: [{ number: 443, name: tls, protocol: TLS }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, host] of (spec?.hosts ?? []).entries()) {
      if (host !== '*' && !isWildcardDomain(host)) report({ at: ['spec', 'hosts', index], values: { host } });
    }
  },
};
