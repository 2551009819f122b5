import type { ManifestRule } from '../../../../manifests/rule';
import { eachDuration } from '../../facts/durations';
import { kinds } from '../../facts/kinds';
import { durationProblem, nanosecondsOf } from '../../facts/scalars/duration';

/** Of a TCP connection, where anything below a millisecond means none. */
function idleProblem(text: string): string | undefined {
  const size = nanosecondsOf(text);
  return size !== undefined && size < 1e6 && size > -1e6 ? undefined : durationProblem(text);
}

export const durationPrecision: ManifestRule = {
  code: 'MESH8007',
  name: 'duration-precision',
  severity: 'error',
  summary: 'A duration that istiod does not take.',
  what: "the duration '{duration}' {problem}",
  why: 'istiod refuses the object: it counts in whole milliseconds, from 1ms',
  fix: 'round it to whole milliseconds, such as 1500ms',
  upstream: ['webhook'],
  kinds: [kinds.virtualService, kinds.destinationRule, kinds.sidecar, kinds.requestAuthentication],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], timeout: 1.5005s }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], timeout: 1.5s }]
`,
  check({ object }, _set, report) {
    eachDuration(object, (value, at) => {
      const problem = at.at(-1) === 'idleTimeout' && at.at(-2) === 'tcp' ? idleProblem(value) : durationProblem(value);
      if (problem !== undefined) report({ at: [...at], values: { duration: value, problem } });
    });
  },
};
