import type { Workload } from '../../../../manifests/cluster/kinds';
import type { GroupKind } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';

const controllers: readonly GroupKind[] = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'batch/Job',
  'argoproj.io/Rollout',
];
/** What the injector reads from pods. */
const ofPods = /^(?:config\.linkerd\.io\/|linkerd\.io\/inject$)/;

export const templateAnnotation: ManifestRule<Workload> = {
  code: 'MESH6247',
  name: 'template-annotation',
  severity: 'warning',
  summary: 'An annotation for the injector on the workload itself, where it is not read.',
  what: '{key} stands on the {kind}, not on its pods',
  why: 'the injector reads pods and Namespaces; on the workload itself the annotation does nothing',
  fix: 'write it under spec.template.metadata.annotations',
  upstream: [],
  kinds: controllers,
  reads: [],
  fields: ['annotations'],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop, annotations: { linkerd.io/inject: enabled } }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: main, image: "registry.example/payments:1.0.0" }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { linkerd.io/inject: enabled } }
    spec: { containers: [{ name: main, image: "registry.example/payments:1.0.0" }] }
`,
  *check({ object: { kind, metadata, spec } }) {
    const onPods = spec?.template?.metadata?.annotations ?? {};
    for (const key of Object.keys(metadata.annotations ?? {}))
      if (ofPods.test(key) && onPods[key] === undefined)
        yield { at: ['metadata', 'annotations', key], values: { key, kind } };
  },
};
