import { millisecondsOf } from '../../../../manifests/durations';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { retriesSlowTries, retryingOf } from '../../facts/retries';

export const perTryTimeoutDead: ManifestRule<VirtualService> = {
  code: 'MESH9206',
  name: 'per-try-timeout-dead',
  severity: 'warning',
  summary: 'A limit for each try after which nothing more is tried.',
  what: 'perTryTimeout {perTry} {fault}',
  why: 'the limit ends the request and leads to no other try',
  fix: 'leave perTryTimeout out and say a timeout, or retry on a condition that a slow try meets, such as reset',
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
    - route: [{ destination: { host: users } }]
      timeout: 5s
      retries: { attempts: 2, perTryTimeout: 1s, retryOn: "connect-failure,refused-stream" }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: users, namespace: shop }
spec:
  hosts: [users]
  http:
    - route: [{ destination: { host: users } }]
      timeout: 5s
      retries: { attempts: 2, retryOn: "connect-failure,refused-stream" }
`,
  check({ object: { spec } }, _set, report) {
    spec?.http?.forEach((route, index) => {
      const { perTryTimeout: perTry } = route.retries ?? {};
      if (perTry === undefined || (millisecondsOf(perTry) ?? 0) === 0) return;
      const retrying = retryingOf(route);
      // the rule on timeouts that cut tries says it where slow tries are repeated; istiod refuses it without attempts
      if (retrying.attempts === 0 || retriesSlowTries(retrying)) return;
      const timeout = millisecondsOf(route.timeout);
      const isLonger = timeout !== undefined && timeout > 0 && millisecondsOf(perTry)! >= timeout;
      const fault = isLonger ? `is not shorter than the timeout ${route.timeout}` : 'meets no condition of retryOn';
      report({ at: ['spec', 'http', index, 'retries', 'perTryTimeout'], values: { perTry, fault } });
    });
  },
};
