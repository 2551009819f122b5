import { isObject } from '../../../../manifests/json';
import type { ManifestRule } from '../../../../manifests/rule';
import { annotated, annotationsOf } from '../../facts/annotations/subjects';
import { yamlIn } from '../../facts/mesh-config';

/** The sampling in a ProxyConfig as text; undefined where it has none. */
function samplingIn(text: string): number | undefined {
  const config = yamlIn(text);
  const tracing = isObject(config) ? config['tracing'] : undefined;
  const sampling = isObject(tracing) ? tracing['sampling'] : undefined;
  return typeof sampling === 'number' ? sampling : undefined;
}

export const samplingAnnotation: ManifestRule = {
  code: 'MESH9606',
  name: 'sampling-annotation',
  severity: 'warning',
  summary: 'A sampling in proxy.istio.io/config that is beyond 100 or probably meant as a share.',
  what: 'tracing.sampling {value} traces {means}',
  why: 'it is a percentage: above 100 it is taken for 1 %, and from 0 to 1 it is less than it looks',
  fix: 'write a number from 1 to 100, such as 100 for all requests',
  upstream: [],
  kinds: annotated,
  reads: [],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { proxy.istio.io/config: "tracing: { sampling: 1000 }" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments }, annotations: { proxy.istio.io/config: "tracing: { sampling: 100 }" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  check(manifest, set, report) {
    for (const { name, value: text, at } of annotationsOf(manifest, set)) {
      if (name !== 'proxy.istio.io/config') continue;
      const value = samplingIn(text);
      if (value === undefined || value <= 0 || (value > 1 && value <= 100)) continue;
      report({ at, values: { value: String(value), means: value > 100 ? '1 %' : `${value} %` } });
    }
  },
};
