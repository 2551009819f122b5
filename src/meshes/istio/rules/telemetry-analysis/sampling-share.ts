import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';

export const samplingShare: ManifestRule<Telemetry> = {
  code: 'MESH9601',
  name: 'sampling-share',
  severity: 'warning',
  summary: 'A sampling percentage that is probably meant as a share.',
  what: 'randomSamplingPercentage {value} is {value} %',
  why: 'it counts to 100: one request in {requests} is traced, where {meant} % may be meant',
  fix: 'write {meant} for {meant} %; suppress this if {value} % is meant',
  upstream: [],
  kinds: [kinds.telemetry],
  reads: [],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ providers: [{ name: otel }], randomSamplingPercentage: 1.0 }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ providers: [{ name: otel }], randomSamplingPercentage: 100 }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { randomSamplingPercentage: value }] of (spec?.tracing ?? []).entries()) {
      if (value === undefined || value <= 0 || value > 1) continue;
      const [requests, meant] = [Math.round(100 / value), Number((value * 100).toPrecision(6))];
      const values = { value: String(value), requests: String(requests), meant: String(meant) };
      report({ at: ['spec', 'tracing', index, 'randomSamplingPercentage'], values });
    }
  },
};
