import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';

export const tagName: ManifestRule<Telemetry> = {
  code: 'MESH8702',
  name: 'tag-name',
  severity: 'error',
  summary: 'A tag of a span or of a metric whose name is empty.',
  what: '{field} has a tag without a name',
  why: '{why}',
  fix: "write the tag's name as the key",
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.telemetry],
  reads: [],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: traces, namespace: shop }
spec: { tracing: [{ customTags: { "": { literal: { value: shop } } } }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: traces, namespace: shop }
spec: { tracing: [{ customTags: { team: { literal: { value: shop } } } }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { customTags = {} }] of (spec?.tracing ?? []).entries()) {
      if (!('' in customTags)) continue;
      report({
        at: ['spec', 'tracing', index, 'customTags'],
        values: { field: 'customTags', why: 'istiod refuses it' },
      });
    }
    for (const [index, { overrides = [] }] of (spec?.metrics ?? []).entries()) {
      for (const [place, { tagOverrides = {} }] of overrides.entries()) {
        if (!('' in tagOverrides)) continue;
        const at = ['spec', 'metrics', index, 'overrides', place, 'tagOverrides'];
        report({ at, values: { field: 'tagOverrides', why: 'no metric has such a tag' }, severity: 'warning' });
      }
    }
  },
};
