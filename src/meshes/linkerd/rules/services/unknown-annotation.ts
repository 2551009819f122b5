import type { KubernetesObject } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { readFrom } from '../../facts/annotations';
import { breakerAnnotations } from '../../facts/breaker';
import { kinds, requestRouteKinds } from '../../facts/kinds';

const known: ReadonlySet<string> = new Set([...Object.keys(readFrom.service), ...breakerAnnotations]);
/** Prefixes of which every annotation is known here. */
const own = /^(?:retry|timeout|balancer)\.linkerd\.io\//;

export const unknownAnnotation: ManifestRule<KubernetesObject> = {
  code: 'MESH6245',
  name: 'unknown-annotation',
  severity: 'warning',
  summary: 'An annotation of retries, timeouts or balancing that Linkerd does not know.',
  what: 'nothing reads the annotation {key}',
  why: 'a misspelt annotation does nothing, and nobody says so',
  fix: 'write retry.linkerd.io/http, grpc, limit or timeout; timeout.linkerd.io/request, response or idle',
  upstream: [],
  kinds: ['/Service', kinds.egressNetwork, ...requestRouteKinds],
  reads: [],
  fields: ['annotations'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop, annotations: { retry.linkerd.io/attempts: "2" } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop, annotations: { retry.linkerd.io/http: 5xx, retry.linkerd.io/limit: "2" } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object: { metadata } }) {
    for (const key of Object.keys(metadata.annotations ?? {}))
      if (own.test(key) && !known.has(key)) yield { at: ['metadata', 'annotations', key], values: { key } };
  },
};
