import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';
import { meshConfigOf } from '../../facts/mesh-config';

const signals = ['accessLogging', 'metrics', 'tracing'] as const;

/** Providers that are there without being written. Source: https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ */
const builtIn: ReadonlySet<string> = new Set(['envoy', 'prometheus', 'stackdriver']);

export const unknownProvider: ManifestRule<Telemetry> = {
  code: 'MESH9605',
  name: 'unknown-provider',
  severity: 'warning',
  summary: 'A provider that MeshConfig does not define.',
  what: "{signal} names the provider '{provider}', which MeshConfig does not define",
  why: 'proxies leave it out without a word: nothing of it is logged, counted or traced',
  fix: 'add it to extensionProviders of MeshConfig, or correct the name',
  upstream: [],
  kinds: [kinds.telemetry],
  reads: ['/ConfigMap'],
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "extensionProviders: [{ name: otel, opentelemetry: { service: otel.tracing.svc.cluster.local, port: 4317 } }]" }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ providers: [{ name: jaeger }] }] }
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "extensionProviders: [{ name: otel, opentelemetry: { service: otel.tracing.svc.cluster.local, port: 4317 } }]" }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ providers: [{ name: otel }] }] }
`,
  check({ object: { spec } }, set, report) {
    const config = meshConfigOf(set);
    if (config === undefined) return;
    for (const signal of signals) {
      for (const [index, { providers = [] }] of (spec?.[signal] ?? []).entries()) {
        for (const [place, { name }] of providers.entries()) {
          const key = name.toLowerCase();
          if (builtIn.has(key) || config.providers.has(key)) continue;
          const at = ['spec', signal, index, 'providers', place, 'name'];
          report({ at, values: { signal, provider: name } });
        }
      }
    }
  },
};
