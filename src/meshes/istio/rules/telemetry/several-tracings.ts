import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';

export const severalTracings: ManifestRule<Telemetry> = {
  code: 'MESH8701',
  name: 'several-tracings',
  severity: 'warning',
  summary: 'More than one entry of tracing, or more than one provider in an entry.',
  what: '{field} has {count} entries',
  why: 'istiod warns of it: proxies trace to one provider only, the others get nothing',
  fix: 'leave one; let an OpenTelemetry collector send the spans on to several places',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.telemetry],
  reads: [],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: traces, namespace: shop }
spec: { tracing: [{ providers: [{ name: zipkin }, { name: otel }] }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: traces, namespace: shop }
spec: { tracing: [{ providers: [{ name: otel }] }] }
`,
  check({ object: { spec } }, _set, report) {
    const tracing = spec?.tracing ?? [];
    if (tracing.length > 1)
      report({ at: ['spec', 'tracing'], values: { field: 'tracing', count: `${tracing.length}` } });
    for (const [index, { providers = [] }] of tracing.entries()) {
      if (providers.length < 2) continue;
      const values = { field: 'providers of tracing', count: `${providers.length}` };
      report({ at: ['spec', 'tracing', index, 'providers'], values });
    }
  },
};
