import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';

export const rootSelector: ManifestRule<Telemetry> = {
  code: 'MESH9602',
  name: 'root-selector',
  severity: 'warning',
  summary: 'A Telemetry of the root namespace that selects workloads.',
  what: 'a selector in the root namespace',
  why: 'it selects workloads of the root namespace alone; those elsewhere do not see it',
  fix: 'move it to the namespace of the workloads, or remove the selector to mean the whole mesh',
  upstream: [],
  kinds: [kinds.telemetry],
  reads: [],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: payments, namespace: istio-system }
spec:
  selector: { matchLabels: { app: payments } }
  tracing: [{ providers: [{ name: otel }], randomSamplingPercentage: 10 }]
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  tracing: [{ providers: [{ name: otel }], randomSamplingPercentage: 10 }]
`,
  check({ object }, set, report) {
    const { matchLabels = {} } = object.spec?.selector ?? {};
    // Gateways are often installed in the root namespace, and are meant by such a label.
    if (namespaceOf(object) !== set.settings.rootNamespace || Object.keys(matchLabels).length === 0) return;
    if ('istio' in matchLabels || 'gateway.networking.k8s.io/gateway-name' in matchLabels) return;
    report({ at: ['spec', 'selector'] });
  },
};
