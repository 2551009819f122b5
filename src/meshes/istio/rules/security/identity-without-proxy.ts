import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { sourcesOf } from '../../facts/authorization-rules';
import { identityOf, podsUnder } from '../../facts/identities';
import { dataPlaneOf } from '../../facts/injection';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

export const identityWithoutProxy: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9305',
  name: 'identity-without-proxy',
  severity: 'error',
  summary: 'A principal whose pods have no proxy, and so no identity.',
  what: 'the pods of {principal} have no proxy',
  why: 'without a proxy they call in plaintext and have no identity: the principal meets none of their requests',
  fix: 'put the callers into the mesh, or name them by ipBlocks',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: ['/Namespace', ...workloadKinds],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: legacy, namespace: shop }
spec:
  selector: { matchLabels: { app: legacy } }
  template:
    metadata: { labels: { app: legacy, sidecar.istio.io/inject: "false" } }
    spec: { serviceAccountName: legacy, containers: [{ name: legacy, image: legacy:1 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/legacy] } }] }]
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: legacy, namespace: shop }
spec:
  selector: { matchLabels: { app: legacy } }
  template:
    metadata: { labels: { app: legacy, sidecar.istio.io/inject: "true" } }
    spec: { serviceAccountName: legacy, containers: [{ name: legacy, image: legacy:1 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/legacy] } }] }]
`,
  check({ object }, set, report) {
    for (const { value, at } of sourcesOf(object)) {
      for (const [index, principal] of (value?.principals ?? []).entries()) {
        const identity = identityOf(principal);
        const pods = identity === undefined ? [] : podsUnder(set, identity);
        if (pods.length === 0 || pods.some((one) => dataPlaneOf(one, set) !== 'none')) continue;
        report({ at: [...at, 'principals', index], values: { principal }, related: pods.map((one) => one.manifest) });
      }
    }
  },
};
