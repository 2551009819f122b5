import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';
import { inheritsProvider } from '../../facts/telemetry-providers';

export const tracingWithoutProvider: ManifestRule<Telemetry> = {
  code: 'MESH9604',
  name: 'tracing-without-provider',
  severity: 'warning',
  summary: 'Tracing without a provider.',
  what: 'tracing names no provider, and {elsewhere}',
  why: 'without a provider no span is sent, whatever the sampling is',
  fix: 'write providers with the name of one of extensionProviders',
  upstream: [],
  kinds: [kinds.telemetry],
  reads: ['/ConfigMap'],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ randomSamplingPercentage: 10 }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ providers: [{ name: otel }], randomSamplingPercentage: 10 }] }
`,
  check(manifest, set, report) {
    for (const [index, { disableSpanReporting, providers = [] }] of (manifest.object.spec?.tracing ?? []).entries()) {
      if (disableSpanReporting === true || providers.length > 0) continue;
      const inherits = inheritsProvider(set, manifest, 'tracing');
      if (inherits === true) return;
      const at = ['spec', 'tracing', index];
      if (inherits === false) report({ at, values: { elsewhere: 'MeshConfig has no default' } });
      else report({ at, values: { elsewhere: 'nothing in this set has a default' }, severity: 'info' });
    }
  },
};
