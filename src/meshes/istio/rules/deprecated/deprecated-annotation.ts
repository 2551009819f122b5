import type { ManifestRule } from '../../../../manifests/rule';
import { annotated, annotationsOf } from '../../facts/annotations/subjects';
import { annotations } from '../../facts/annotations/table';

const inject = 'sidecar.istio.io/inject';

/** What to write in place of a deprecated annotation; for the others nothing is needed. */
const successors: Readonly<Record<string, string>> = {
  [inject]: 'the label of the same name',
  'traffic.sidecar.istio.io/kubevirtInterfaces': 'istio.io/reroute-virtual-interfaces',
  'sidecar.istio.io/discoveryAddress': 'discoveryAddress in proxy.istio.io/config',
  'sidecar.istio.io/statsInclusionPrefixes': 'proxyStatsMatcher in proxy.istio.io/config',
  'sidecar.istio.io/statsInclusionSuffixes': 'proxyStatsMatcher in proxy.istio.io/config',
  'sidecar.istio.io/statsInclusionRegexps': 'proxyStatsMatcher in proxy.istio.io/config',
  'sidecar.istio.io/extraStatTags': 'extraStatTags in proxy.istio.io/config',
  'sidecar.istio.io/statsCompression': 'statsCompression in proxy.istio.io/config',
};

export const deprecatedAnnotation: ManifestRule = {
  code: 'MESH9810',
  name: 'deprecated-annotation',
  severity: 'info',
  summary: 'An annotation that Istio has deprecated.',
  what: "the annotation '{name}' is deprecated",
  why: 'a release to come stops reading it, and nothing says so then',
  fix: '{fix}',
  upstream: ['IST0135'],
  kinds: annotated,
  reads: [],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { sidecar.istio.io/inject: "true" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments, sidecar.istio.io/inject: "true" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  check(manifest, set, report) {
    for (const { name, labels, at } of annotationsOf(manifest, set)) {
      if (annotations[name]?.deprecated !== true) continue;
      // Whoever has both keeps the annotation for old control planes.
      if (name === inject && inject in labels) continue;
      const successor = successors[name];
      report({ at, values: { name, fix: successor === undefined ? 'remove it' : `write ${successor}` } });
    }
  },
};
