import type { Service } from '../../../../manifests/cluster/kinds';
import type { ManifestRule } from '../../../../manifests/rule';
import { readFrom, unreadable } from '../../facts/annotations';

export const serviceAnnotation: ManifestRule<Service> = {
  code: 'MESH6241',
  name: 'service-annotation',
  severity: 'error',
  summary: 'Retries or a timeout of a Service that cannot be read.',
  what: "{key} is '{value}', which {problem}",
  why: 'no webhook looks at Services: it is as if it were not there, and only a log says so',
  fix: 'conditions have commas only, as in 5xx,429; durations one number and unit: 1500ms',
  upstream: [],
  kinds: ['/Service'],
  reads: [],
  fields: ['annotations'],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop, annotations: { timeout.linkerd.io/request: 1.5s } }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, appProtocol: http }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop, annotations: { timeout.linkerd.io/request: 1500ms } }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, appProtocol: http }] }
`,
  *check({ object }) {
    for (const { key, ...values } of unreadable(object.metadata.annotations, readFrom.service))
      yield { at: ['metadata', 'annotations', key], values: { key, ...values } };
  },
};
