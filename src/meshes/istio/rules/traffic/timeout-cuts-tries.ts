import { millisecondsOf } from '../../../../manifests/durations';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { backoffOf, retriesSlowTries, retryingOf } from '../../facts/retries';

export const timeoutCutsTries: ManifestRule<VirtualService> = {
  code: 'MESH9201',
  name: 'timeout-cuts-tries',
  severity: 'error',
  summary: 'A timeout that is shorter than all the tries that it is for.',
  what: '{tries} tries of {perTry} ms and up to {backoff} ms between them need {need} ms; the timeout is {timeout} ms',
  why: 'attempts count the tries beyond the first, so the last are cut off or never begin',
  fix: 'set the timeout to {need}ms, or lower attempts or perTryTimeout',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['perTryTimeout'],
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
      retries: { attempts: 3, perTryTimeout: 1s, retryOn: "5xx,connect-failure" }
    - route: [{ destination: { host: users } }]
      retries: {}
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
      timeout: 4.5s
      retries: { attempts: 3, perTryTimeout: 1s, retryOn: "5xx,connect-failure" }
    - route: [{ destination: { host: users } }]
      retries: {}
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, route] of (spec?.http ?? []).entries()) {
      const timeout = millisecondsOf(route.timeout);
      const perTry = millisecondsOf(route.retries?.perTryTimeout);
      if (timeout === undefined || perTry === undefined || perTry === 0 || timeout === 0) continue;
      const retrying = retryingOf(route);
      // where a slow try is not tried again, the tries that are come back fast
      if (!retriesSlowTries(retrying)) continue;
      const tries = retrying.attempts + 1;
      const backoff = backoffOf(route, retrying.attempts);
      const need = tries * perTry + backoff;
      if (need <= timeout) continue;
      const numbers = { tries, perTry, backoff, need, timeout };
      const values = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)]));
      // the waits are chosen by chance and seldom the longest
      const severity = tries * perTry > timeout ? 'error' : 'warning';
      report({ at: ['spec', 'http', index, 'timeout'], values, severity });
    }
  },
};
