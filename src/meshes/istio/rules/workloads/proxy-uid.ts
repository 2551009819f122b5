import { type Pods, workloadKinds } from '../../../../manifests/cluster/workloads';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { dataPlaneOf } from '../../facts/injection';
import { podsMadeBy } from '../../facts/pods-of';

const reserved = 1337;

/** The places that make an application run as the proxy. Init containers run before it and may do so on purpose, to call out past it. */
function* places({ spec, template }: Pods): Iterable<Path> {
  const at = [...template, 'spec'];
  const applications = [...(spec.containers ?? []).entries()].filter(([, { name }]) => name !== 'istio-proxy');
  for (const [index, { securityContext }] of applications) {
    if (securityContext?.runAsUser === reserved) {
      yield [...at, 'containers', index, 'securityContext', 'runAsUser'];
    }
  }
  const inherits = applications.some(([, { securityContext }]) => securityContext?.runAsUser === undefined);
  if (spec.securityContext?.runAsUser === reserved && inherits) yield [...at, 'securityContext', 'runAsUser'];
}

export const proxyUid: ManifestRule = {
  code: 'MESH9504',
  name: 'proxy-uid',
  severity: 'warning',
  summary: 'An application that runs under the user id of the proxy.',
  what: 'the application runs as user 1337',
  why: 'traffic of 1337 is taken for that of the proxy and not redirected: calls leave in plaintext, without routes or retries',
  fix: 'run it as another user',
  upstream: ['IST0144'],
  kinds: workloadKinds,
  reads: ['/Namespace'],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec:
      containers: [{ name: payments, image: registry.example/payments:1, securityContext: { runAsUser: 1337 } }]
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec:
      containers: [{ name: payments, image: registry.example/payments:1, securityContext: { runAsUser: 1000 } }]
`,
  check(manifest, set, report) {
    const pods = podsMadeBy(set, manifest);
    if (pods === undefined) return;
    const plane = dataPlaneOf(pods, set);
    // ztunnel tells its own traffic by a mark, not by the user.
    if (plane === 'none' || plane === 'ambient') return;
    for (const at of places(pods)) report({ at });
  },
};
