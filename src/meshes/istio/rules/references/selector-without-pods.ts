import { absence } from '../../../../manifests/absence';
import { podsIn, podsWith, workloadKinds } from '../../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar, type Telemetry } from '../../facts/kinds';

const isSidecar = (object: Sidecar | Telemetry): object is Sidecar => object.kind === 'Sidecar';

/** The labels it selects by, and the field that holds them. */
const selectorOf = (object: Sidecar | Telemetry) =>
  isSidecar(object)
    ? ([object.spec?.workloadSelector?.labels ?? {}, ['spec', 'workloadSelector']] as const)
    : ([object.spec?.selector?.matchLabels ?? {}, ['spec', 'selector']] as const);

export const selectorWithoutPods: ManifestRule<Sidecar | Telemetry> = {
  code: 'MESH9011',
  name: 'selector-without-pods',
  severity: 'error',
  summary: 'A Sidecar or Telemetry whose selector matches no pod of its namespace.',
  what: 'the selector asks for pods with {labels}; one with them in its namespace {missing}',
  why: 'the object has no effect: the pods that were meant go on without it',
  fix: 'repeat labels of the pod template, not of the Deployment',
  upstream: ['IST0101'],
  kinds: [kinds.sidecar, kinds.telemetry],
  reads: workloadKinds,
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop, labels: { tier: payments } }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: main, image: payments:1 }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: payments, namespace: shop }
spec:
  workloadSelector: { labels: { tier: payments } }
  egress: [{ hosts: [./*] }]
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop, labels: { tier: payments } }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: main, image: payments:1 }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: payments, namespace: shop }
spec:
  workloadSelector: { labels: { app: payments } }
  egress: [{ hosts: [./*] }]
`,
  check({ object }, set, report) {
    const [labels, at] = selectorOf(object);
    const entries = Object.entries(labels);
    const namespace = namespaceOf(object);
    const isEverywhere = isSidecar(object) && namespace === set.settings.rootNamespace;
    const pods = isEverywhere ? podsIn(set) : podsWith(set, namespace, labels);
    if (entries.length === 0 || pods.length > 0) return;
    const { missing, ...weight } = absence(set.settings, namespace);
    report({ at, values: { labels: entries.map(([key, value]) => `${key}=${value}`).join(', '), missing }, ...weight });
  },
};
