import type { ManifestRule } from '../../../../manifests/rule';
import { annotated, annotationsOf } from '../../facts/annotations/subjects';
import { annotations } from '../../facts/annotations/table';

/** Upstream passes them over where the injector may have written them. */
const writtenByInjector: ReadonlySet<string> = new Set([
  'sidecar.istio.io/interceptionMode',
  'traffic.sidecar.istio.io/includeInboundPorts',
  'traffic.sidecar.istio.io/excludeInboundPorts',
  'traffic.sidecar.istio.io/includeOutboundIPRanges',
]);

export const alphaAnnotation: ManifestRule = {
  code: 'MESH9811',
  name: 'alpha-annotation',
  severity: 'info',
  summary: 'An annotation that Istio promises nothing about.',
  what: "the annotation '{name}' is alpha",
  why: 'a release of Istio may change or drop it without notice, as most of its annotations',
  fix: 'read the notes of a release for it before you upgrade',
  upstream: ['IST0136'],
  kinds: annotated,
  reads: [],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { sidecar.istio.io/proxyCPU: 100m } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { proxy.istio.io/config: "concurrency: 2" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  check(manifest, set, report) {
    for (const { name, at } of annotationsOf(manifest, set)) {
      const known = annotations[name];
      if (known?.status !== 'alpha' || known.hidden === true || known.deprecated === true) continue;
      if (known.on.includes('Any') || writtenByInjector.has(name)) continue;
      report({ at, values: { name } });
    }
  },
};
