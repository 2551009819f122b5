import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, httpRouteKinds } from '../../facts/kinds';
import { isOutbound } from '../../facts/parents';
import { conditionsOf, repeatsActions, writesOf } from '../../facts/retries';

export const retriedWrites: ManifestRule<HttpRoute> = {
  code: 'MESH6253',
  name: 'retried-writes',
  severity: 'warning',
  summary: 'Retries on failed answers of a route that writes meet.',
  what: '{key} is {conditions}, and a rule is for {writes}',
  why: 'a write whose answer failed may have been done: tried again it is done twice',
  fix: 'give methods that only read a route of their own, or require an Idempotency-Key header in the match',
  upstream: [],
  kinds: [...httpRouteKinds],
  reads: [],
  fields: ['annotations'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop, annotations: { retry.linkerd.io/http: 5xx } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: POST }], backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop, annotations: { retry.linkerd.io/http: 5xx } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object }) {
    const said = conditionsOf(object);
    if (said === undefined || !isOutbound(object) || !repeatsActions(said.value)) return;
    for (const [index, rule] of (object.spec?.rules ?? []).entries()) {
      const writes = writesOf(rule);
      if (writes === undefined) continue;
      yield { at: ['spec', 'rules', index], values: { key: said.key, conditions: said.value, writes } };
    }
  },
};
