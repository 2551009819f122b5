import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';

export const tagOverrideValue: ManifestRule<Telemetry> = {
  code: 'MESH8703',
  name: 'tag-override-value',
  severity: 'error',
  summary: 'An override of a tag without a value that does not say REMOVE.',
  what: "the override of tag '{tag}' has no value",
  why: 'istiod refuses it: where operation is left out it is UPSERT, which the schema does not look at',
  fix: 'write value, or operation: REMOVE to drop the tag',
  upstream: ['webhook'],
  kinds: [kinds.telemetry],
  reads: [],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: metrics, namespace: shop }
spec: { metrics: [{ overrides: [{ tagOverrides: { source_app: {} } }] }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: metrics, namespace: shop }
spec: { metrics: [{ overrides: [{ tagOverrides: { source_app: { operation: REMOVE } } }] }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { overrides = [] }] of (spec?.metrics ?? []).entries()) {
      for (const [place, { tagOverrides = {} }] of overrides.entries()) {
        for (const [tag, { operation = 'UPSERT', value = '' }] of Object.entries(tagOverrides)) {
          if (operation === 'REMOVE' || value !== '') continue;
          report({ at: ['spec', 'metrics', index, 'overrides', place, 'tagOverrides', tag], values: { tag } });
        }
      }
    }
  },
};
