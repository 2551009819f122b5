import type { ManifestRule } from '../../../../manifests/rule';
import { annotated, annotationsOf } from '../../facts/annotations/subjects';
import { annotations } from '../../facts/annotations/table';

export const misplacedAnnotation: ManifestRule = {
  code: 'MESH9807',
  name: 'misplaced-annotation',
  severity: 'warning',
  summary: 'An annotation of Istio on a kind that it is not for.',
  what: "{kind} has the annotation '{name}', which is for {subjects}",
  why: 'nothing reads it here: it has no effect',
  fix: 'put it {place}',
  upstream: ['IST0107'],
  kinds: annotated,
  reads: [],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop, annotations: { sidecar.istio.io/proxyCPU: 100m } }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
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
    const { kind } = manifest.object;
    for (const { name, subject, at } of annotationsOf(manifest, set)) {
      const known = annotations[name];
      if (known === undefined || known.on.some((on) => on === 'Any' || on === subject)) continue;
      const isTemplated = known.on.includes('Pod') && !['Namespace', 'Service'].includes(kind);
      const place = isTemplated ? 'under spec.template.metadata' : `on a ${known.on.join(' or ')}`;
      report({ at, values: { kind: subject, name, subjects: known.on.join(', '), place } });
    }
  },
};
