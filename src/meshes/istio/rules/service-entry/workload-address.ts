import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type WorkloadEntry } from '../../facts/kinds';
import { isFqdn } from '../../facts/scalars/domain';
import { isIp } from '../../facts/scalars/ip';

const isAddress = (text: string): boolean => text.startsWith('unix://') || isIp(text) || isFqdn(text);

export const workloadAddress: ManifestRule<WorkloadEntry> = {
  code: 'MESH8409',
  name: 'workload-address',
  severity: 'error',
  summary: 'A WorkloadEntry without an address, or with one that is neither an IP address, a DNS name nor a socket.',
  what: "the address '{address}' {problem}",
  why: '{why}',
  fix: 'write an IP address, a DNS name or unix:// and a path',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.workloadEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: legacy-1, namespace: shop }
spec: { address: legacy_1, labels: { app: legacy } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: legacy-1, namespace: shop }
spec: { address: 192.0.2.7, labels: { app: legacy } }
`,
  check({ object: { spec } }, _set, report) {
    const { address = '', network = '' } = spec ?? {};
    if (isAddress(address)) return;
    const at = spec?.address === undefined ? ['spec'] : ['spec', 'address'];
    const refused = 'istiod refuses it';
    if (address !== '') {
      report({ at, values: { address, problem: 'is neither an IP address, a DNS name nor a socket', why: refused } });
    } else if (network === '') {
      report({ at, values: { address, problem: 'is empty, and there is no network', why: refused } });
    } else {
      const why = `callers reach the workload by the gateway of network '${network}' only`;
      report({ at, values: { address, problem: 'is empty', why }, severity: 'info' });
    }
  },
};
