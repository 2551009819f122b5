import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isFqdn } from '../../facts/scalars/domain';
import { isIp } from '../../facts/scalars/ip';

type Endpoint = NonNullable<NonNullable<ServiceEntry['spec']>['endpoints']>[number];

function staticProblem({ address = '', network = '' }: Endpoint): string | undefined {
  if (address === '') return network === '' ? 'is empty' : undefined;
  return address.startsWith('unix://') || isIp(address) ? undefined : 'is neither an IP address nor unix://';
}

const dnsProblem = ({ address = '' }: Endpoint): string | undefined =>
  isIp(address) || isFqdn(address) ? undefined : 'is neither a DNS name nor an IP address';

/** What each resolution takes; NONE and DYNAMIC_DNS take no endpoints at all. */
const problems: Readonly<Record<string, (endpoint: Endpoint) => string | undefined>> = {
  STATIC: staticProblem,
  DNS: dnsProblem,
  DNS_ROUND_ROBIN: dnsProblem,
};

export const endpointAddress: ManifestRule<ServiceEntry> = {
  code: 'MESH8407',
  name: 'endpoint-address',
  severity: 'error',
  summary: 'An endpoint of a ServiceEntry whose address does not fit its resolution.',
  what: "the endpoint's address '{address}' {problem}",
  why: 'istiod refuses it under resolution {resolution}',
  fix: 'write an IP address for STATIC, a DNS name or an IP address for DNS',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec:
  hosts: [ledger.bank.example]
  resolution: STATIC
  endpoints: [{ address: db1.bank.example }]
  ports: [{ number: 5432, name: sql, protocol: TCP }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec:
  hosts: [ledger.bank.example]
  resolution: DNS
  endpoints: [{ address: db1.bank.example }]
  ports: [{ number: 5432, name: sql, protocol: TCP }]
`,
  check({ object: { spec } }, _set, report) {
    const { resolution = 'NONE', endpoints = [] } = spec ?? {};
    for (const [index, endpoint] of endpoints.entries()) {
      const problem = problems[resolution]?.(endpoint);
      if (problem === undefined) continue;
      const at = ['spec', 'endpoints', index, ...(endpoint.address === undefined ? [] : ['address'])];
      report({ at, values: { address: endpoint.address ?? '', problem, resolution } });
    }
  },
};
