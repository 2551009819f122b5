import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ProxyDefaults, type ServiceDefaults } from '../../facts/kinds';

export const annotationOnly: ManifestRule<ServiceDefaults | ProxyDefaults> = {
  code: 'MESH6313',
  name: 'annotation-only',
  severity: 'error',
  summary: 'A setting of proxies that consul-k8s takes from annotations only.',
  what: '{field} stands in the {kind}',
  why: 'the field is in the CRD, and consul-k8s refuses every value of it',
  fix: 'set {annotation} on the pods, or by the values of the chart',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [kinds.serviceDefaults, kinds.proxyDefaults],
  reads: [],
  fields: ['mode', 'outboundListenerPort'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { mode: transparent }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ProxyDefaults
metadata: { name: global, namespace: shop }
spec: { transparentProxy: { outboundListenerPort: 22001 } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { transparentProxy: { dialedDirectly: true } }
`,
  *check({ object }) {
    const { kind, spec } = object;
    if ((spec?.mode ?? '') !== '')
      yield {
        at: ['spec', 'mode'],
        values: { kind, field: 'mode', annotation: 'consul.hashicorp.com/transparent-proxy' },
      };
    if ((spec?.transparentProxy?.outboundListenerPort ?? 0) === 0) return;
    const annotation = 'consul.hashicorp.com/transparent-proxy-outbound-listener-port';
    const at = ['spec', 'transparentProxy', 'outboundListenerPort'];
    yield { at, values: { kind, field: 'outboundListenerPort', annotation } };
  },
};
