import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';

export const logFilter: ManifestRule<Telemetry> = {
  code: 'MESH8704',
  name: 'log-filter',
  severity: 'error',
  summary: 'A filter of the access log without an expression.',
  what: 'the filter of accessLogging has no expression',
  why: 'istiod refuses it: an empty text is no expression of CEL',
  fix: "write an expression such as 'response.code >= 400', or take filter out to log everything",
  upstream: ['webhook'],
  kinds: [kinds.telemetry],
  reads: [],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec: { accessLogging: [{ providers: [{ name: envoy }], filter: {} }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec: { accessLogging: [{ providers: [{ name: envoy }], filter: { expression: response.code >= 400 } }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { filter }] of (spec?.accessLogging ?? []).entries()) {
      if (filter === undefined || (filter.expression ?? '').trim() !== '') continue;
      report({ at: ['spec', 'accessLogging', index, 'filter'] });
    }
  },
};
