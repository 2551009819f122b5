import type { ManifestRule } from '../../../../manifests/rule';
import { defaultInjector } from '../../facts/injector-config';

export const injectedByDefault: ManifestRule = {
  code: 'MESH9502',
  name: 'injected-by-default',
  severity: 'info',
  summary: 'A Namespace without a label, where the injector takes all that say nothing.',
  what: 'no label says so, and yet workloads in it get a sidecar',
  why: 'the injector is installed with enableNamespacesByDefault: what the mesh does here is said elsewhere',
  fix: 'label it istio-injection: enabled, or disabled',
  upstream: ['IST0148'],
  kinds: ['/Namespace'],
  reads: ['/ConfigMap'],
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }' }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }' }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
`,
  check({ object: { metadata } }, set, report) {
    const { name, labels = {} } = metadata;
    if (name === set.settings.rootNamespace || 'istio-injection' in labels || 'istio.io/rev' in labels) return;
    if (labels['istio.io/dataplane-mode'] === 'ambient') return;
    const injector = defaultInjector(set);
    if (injector !== undefined) report({ at: ['metadata'], related: [injector] });
  },
};
