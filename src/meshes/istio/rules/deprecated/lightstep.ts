import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';
import { meshConfigOf } from '../../facts/mesh-config';

export const lightstep: ManifestRule<Telemetry> = {
  code: 'MESH9806',
  name: 'lightstep',
  severity: 'error',
  summary: 'Traces for Lightstep by a kind of provider that Istio removed.',
  what: "tracing names '{provider}', a provider of kind lightstep",
  why: 'Istio removed that kind in 1.27: no span is sent',
  fix: 'make it an opentelemetry provider; Lightstep takes OTLP',
  upstream: ['IST0002'],
  kinds: [kinds.telemetry],
  reads: ['/ConfigMap'],
  since: '1.27',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "extensionProviders: [{ name: traces, lightstep: { service: lightstep.tracing.svc.cluster.local, port: 8080 } }]" }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ providers: [{ name: traces }] }] }
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "extensionProviders: [{ name: traces, opentelemetry: { service: otel.tracing.svc.cluster.local, port: 4317 } }]" }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ providers: [{ name: traces }] }] }
`,
  check({ object: { spec } }, set, report) {
    for (const [index, { providers = [] }] of (spec?.tracing ?? []).entries()) {
      for (const [place, { name }] of providers.entries()) {
        const provider = meshConfigOf(set)?.providers.get(name.toLowerCase());
        // Without MeshConfig the name is all there is to go by.
        const isOld = provider === undefined ? name.toLowerCase() === 'lightstep' : 'lightstep' in provider;
        const weight = provider === undefined ? { severity: 'info' as const } : {};
        const at = ['spec', 'tracing', index, 'providers', place, 'name'];
        if (isOld) report({ at, values: { provider: name }, ...weight });
      }
    }
  },
};
