import type { KubernetesObject } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { requestRouteKinds } from '../../facts/kinds';

const limit = 'retry.linkerd.io/limit';
const conditions = ['retry.linkerd.io/http', 'retry.linkerd.io/grpc'] as const;

export const retryLimit: ManifestRule<KubernetesObject> = {
  code: 'MESH6255',
  name: 'retry-limit',
  severity: 'warning',
  summary: 'A limit of retries that is not what it says: 0, or without a condition.',
  what: '{problem}',
  why: '{meaning}',
  fix: 'leave all annotations of retries out for none, or write conditions and a limit of 1 or more',
  upstream: [],
  kinds: ['/Service', ...requestRouteKinds],
  reads: [],
  fields: [limit],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: zero, namespace: shop, annotations: { retry.linkerd.io/http: 5xx, retry.linkerd.io/limit: "0" } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: alone, namespace: shop, annotations: { retry.linkerd.io/limit: "3" } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: HEAD }], backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: twice, namespace: shop, annotations: { retry.linkerd.io/http: 5xx, retry.linkerd.io/limit: "2" } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object: { metadata } }) {
    const said = metadata.annotations?.[limit];
    if (said === undefined) return;
    const at = ['metadata', 'annotations', limit];
    const isNamed = conditions.some((key) => metadata.annotations?.[key] !== undefined);
    if (Number(said) === 0) {
      const meaning = isNamed ? 'it reads as if it were not there: one retry' : 'it reads as if it were not there';
      yield { at, values: { problem: `the limit of retries is ${said}`, meaning } };
    } else if (!isNamed) {
      const meaning = 'nothing is named to retry on, so nothing is tried again';
      yield { at, values: { problem: `the limit of retries is ${said}, without a condition`, meaning } };
    }
  },
};
