import type { ManifestRule } from '../../../../manifests/rule';
import { labelNames } from '../../facts/annotations/label-names';
import { annotated, annotationsOf } from '../../facts/annotations/subjects';
import { annotations } from '../../facts/annotations/table';

export const unknownAnnotation: ManifestRule = {
  code: 'MESH9808',
  name: 'unknown-annotation',
  severity: 'warning',
  summary: 'An annotation under istio.io that Istio does not have.',
  what: "'{name}' is {known}",
  why: 'nothing reads it: it has no effect',
  fix: '{fix}',
  upstream: ['IST0108'],
  kinds: annotated,
  reads: [],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { sidecar.istio.io/proxyCpu: 100m } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { sidecar.istio.io/proxyCPU: 100m } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  check(manifest, set, report) {
    for (const { name, at } of annotationsOf(manifest, set)) {
      if (Object.hasOwn(annotations, name)) continue;
      const similar = Object.keys(annotations).find((other) => other.toLowerCase() === name.toLowerCase());
      const values = labelNames.has(name)
        ? { name, known: 'a label, not an annotation', fix: 'move it under labels' }
        : {
            name,
            known: 'no annotation of Istio',
            fix: similar === undefined ? 'correct or remove it' : `write ${similar}`,
          };
      report({ at, values });
    }
  },
};
