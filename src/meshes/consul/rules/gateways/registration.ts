import { millisecondsOf } from '../../../../manifests/durations';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Registration } from '../../facts/kinds';

const statuses: readonly string[] = ['passing', 'warning', 'critical'];
const durations = ['intervalDuration', 'timeoutDuration', 'deregisterCriticalServiceAfterDuration'] as const;

export const registration: ManifestRule<Registration> = {
  code: 'MESH6376',
  name: 'registration',
  severity: 'error',
  summary: 'A registration without its node or address, or with a check that cannot be.',
  what: '{problem}',
  why: 'consul-k8s refuses the registration, and the service is not in the catalog',
  fix: 'name node, address and service; checks are passing, warning or critical',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [kinds.registration],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: Registration
metadata: { name: maps }
spec: { node: outside, service: { name: maps, port: 443 } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: Registration
metadata: { name: maps }
spec: { node: outside, address: maps.example.com, service: { name: maps, port: 443 } }
`,
  *check({ object: { spec } }) {
    const { node = '', address = '', service, check } = spec ?? {};
    const at = ['spec'];
    const missing = Object.entries({ node, address, service: service?.name ?? '' }).flatMap(([field, value]) =>
      value === '' ? [field] : [],
    );
    if (missing.length > 0) yield { at, values: { problem: `there is no ${missing.join(', ')}` } };
    if (check === undefined) return;
    if (!statuses.includes(check.status))
      yield { at: [...at, 'check', 'status'], values: { problem: `the status of the check is '${check.status}'` } };
    for (const field of durations) {
      const value = check.definition[field] ?? '';
      if (value !== '' && millisecondsOf(value) === undefined)
        yield {
          at: [...at, 'check', 'definition', field],
          values: { problem: `${field} is '${value}', which is no duration` },
        };
    }
  },
};
