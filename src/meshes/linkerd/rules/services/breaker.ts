import type { KubernetesObject } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { breakerProblem } from '../../facts/breaker';
import { kinds } from '../../facts/kinds';

export const breaker: ManifestRule<KubernetesObject> = {
  code: 'MESH6242',
  name: 'breaker',
  severity: 'error',
  summary: 'A breaker that cannot be read, so that there is none.',
  what: '{key} {problem}',
  why: 'no webhook looks at it: the breaker is off, and only a log says so',
  fix: 'write consecutive or unified, whole numbers, and durations with one unit',
  upstream: [],
  kinds: ['/Service', kinds.egressNetwork],
  reads: [],
  fields: ['annotations'],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop, annotations: { balancer.linkerd.io/failure-accrual: sometimes } }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, appProtocol: http }] }
---
apiVersion: v1
kind: Service
metadata:
  name: refunds
  namespace: shop
  annotations:
    balancer.linkerd.io/failure-accrual: consecutive
    balancer.linkerd.io/failure-accrual-consecutive-min-penalty: 5m
spec: { selector: { app: refunds }, ports: [{ name: http, port: 80, appProtocol: http }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata:
  name: payments
  namespace: shop
  annotations:
    balancer.linkerd.io/failure-accrual: consecutive
    balancer.linkerd.io/failure-accrual-consecutive-min-penalty: 5s
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, appProtocol: http }] }
`,
  *check({ object }) {
    const found = breakerProblem(object.metadata.annotations);
    if (found !== undefined) yield { at: ['metadata', 'annotations', found.key], values: { ...found } };
  },
};
