import type { ManifestRule } from '../../../../manifests/rule';
import { annotated, annotationsOf } from '../../facts/annotations/subjects';
import { annotations } from '../../facts/annotations/table';
import { annotationChecks } from '../../facts/annotations/values';
import { dataPlaneOf } from '../../facts/injection';
import { podsMadeBy } from '../../facts/pods-of';

export const annotationValue: ManifestRule = {
  code: 'MESH9809',
  name: 'annotation-value',
  severity: 'error',
  summary: 'An annotation with a value that the injector refuses.',
  what: "'{name}' {problem}",
  why: 'the injector reads it and fails: no pod with a sidecar starts',
  fix: 'write a value of that form',
  upstream: ['IST0125'],
  kinds: annotated,
  reads: [],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "3306;5432" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "3306,5432" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  check(manifest, set, report) {
    for (const { name, value, subject, at } of annotationsOf(manifest, set)) {
      // Elsewhere nobody reads it, which another rule says.
      const isRead = annotations[name]?.on.some((on) => on === subject) === true;
      const problem = isRead ? annotationChecks[name]?.(value) : undefined;
      if (problem === undefined) continue;
      const pods = podsMadeBy(set, manifest);
      const isSure = pods !== undefined && dataPlaneOf(pods, set) === 'sidecar';
      report({ at, values: { name, problem }, ...(isSure ? {} : { severity: 'warning' as const }) });
    }
  },
};
