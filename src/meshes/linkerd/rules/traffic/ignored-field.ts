import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, kinds } from '../../facts/kinds';
import { isOutbound } from '../../facts/parents';

export const ignoredField: ManifestRule<HttpRoute> = {
  code: 'MESH6252',
  name: 'ignored-field',
  severity: 'warning',
  summary: "Gateway API's own retries, session or timeout of a try, which Linkerd does not read.",
  what: 'a rule has {field}, which Linkerd does not read',
  why: 'the route holds without it: {instead}',
  fix: 'say it by annotations of the route where Linkerd has them: retry.linkerd.io/http, limit and timeout',
  upstream: [],
  kinds: [kinds.httpRoute],
  reads: [],
  fields: ['retry', 'sessionPersistence', 'backendRequest'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ method: GET }]
      retry: { attempts: 2, codes: [503] }
      backendRefs: [{ name: payments, port: 80 }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop, annotations: { retry.linkerd.io/http: "503", retry.linkerd.io/limit: "2" } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ method: GET }]
      backendRefs: [{ name: payments, port: 80 }]
`,
  *check({ object }) {
    if (!isOutbound(object)) return;
    for (const [index, { retry, sessionPersistence, timeouts }] of (object.spec?.rules ?? []).entries()) {
      const at = ['spec', 'rules', index];
      if (retry !== undefined)
        yield { at: [...at, 'retry'], values: { field: 'retry', instead: 'nothing is tried again' } };
      if (sessionPersistence !== undefined) {
        const values = { field: 'sessionPersistence', instead: 'each request goes to the fastest backend' };
        yield { at: [...at, 'sessionPersistence'], values };
      }
      if (timeouts?.backendRequest !== undefined) {
        const values = { field: 'timeouts.backendRequest', instead: 'one try takes as long as the request may' };
        yield { at: [...at, 'timeouts', 'backendRequest'], values };
      }
    }
  },
};
