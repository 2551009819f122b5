import { millisecondsOf } from '../../../../manifests/durations';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { retriesSlowTries, retryingOf } from '../../facts/retries';

export const slowTryEatsTimeout: ManifestRule<VirtualService> = {
  code: 'MESH9205',
  name: 'slow-try-eats-timeout',
  severity: 'warning',
  summary: 'A timeout and retries, and no limit for each try.',
  what: 'each of {tries} tries may take the whole timeout of {timeout}',
  why: 'perTryTimeout is as long as the timeout where it is not said, so one slow try leaves no time for another',
  fix: 'set perTryTimeout; the timeout has to be longer than attempts + 1 times that',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['retries'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: users, namespace: shop }
spec:
  hosts: [users]
  http:
    - match: [{ method: { exact: GET } }]
      route: [{ destination: { host: users } }]
      timeout: 3s
      retries: { attempts: 2, retryOn: "gateway-error,connect-failure" }
    - { route: [{ destination: { host: users } }], retries: {} }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: users, namespace: shop }
spec:
  hosts: [users]
  http:
    - match: [{ method: { exact: GET } }]
      route: [{ destination: { host: users } }]
      timeout: 3s
      retries: { attempts: 2, perTryTimeout: 900ms, retryOn: "gateway-error,connect-failure" }
    - { route: [{ destination: { host: users } }], retries: {} }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, route] of (spec?.http ?? []).entries()) {
      const { timeout, retries } = route;
      if (timeout === undefined || millisecondsOf(timeout) === 0) continue;
      if (retries === undefined || retries.perTryTimeout !== undefined) continue;
      const retrying = retryingOf(route);
      if (!retriesSlowTries(retrying)) continue;
      report({ at: ['spec', 'http', index, 'retries'], values: { tries: String(retrying.attempts + 1), timeout } });
    }
  },
};
