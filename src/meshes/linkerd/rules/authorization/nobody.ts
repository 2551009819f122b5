import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { isCompleteFor } from '../../../../manifests/settings';
import { defaultAccess } from '../../facts/access';
import { kinds, routeKinds, type Server } from '../../facts/kinds';
import { attachedTo } from '../../facts/parents';
import { olderPoliciesOf, policiesOf } from '../../facts/policies';

export const nobody: ManifestRule<Server> = {
  code: 'MESH6265',
  name: 'nobody',
  severity: 'warning',
  summary: 'A Server that denies, and no policy that lets anybody in.',
  what: 'port {port} is denied to all: no policy here is for the Server, its routes or the namespace',
  why: 'once it is applied every request gets 403; deny is the default',
  fix: 'apply an AuthorizationPolicy first, or set accessPolicy: audit until there is one',
  upstream: [],
  kinds: [kinds.server],
  reads: [...routeKinds, kinds.authorizationPolicy, kinds.serverAuthorization],
  bad: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080 }
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }]
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080 }
`,
  *check({ object }, set) {
    const { accessPolicy = defaultAccess.server, port } = object.spec!;
    if (accessPolicy !== 'deny') return;
    const [namespace, name] = [namespaceOf(object), object.metadata.name ?? ''];
    const routes = attachedTo(set, { kind: 'Server', namespace, name });
    const isAllowed =
      policiesOf(set, namespace, 'Server', name).length > 0 ||
      policiesOf(set, namespace, 'Namespace', namespace).length > 0 ||
      olderPoliciesOf(set, namespace, name).length > 0 ||
      routes.some(
        ({ route: { object: route } }) =>
          policiesOf(set, namespaceOf(route), route.kind, route.metadata.name ?? '').length > 0,
      );
    if (isAllowed) return;
    const severity = isCompleteFor(set.settings, namespace) ? 'warning' : 'info';
    yield { at: ['spec'], severity, values: { port: String(port) } };
  },
};
