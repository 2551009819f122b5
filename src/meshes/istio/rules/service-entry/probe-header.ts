import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type WorkloadGroup } from '../../facts/kinds';
import { isProbeHeader } from '../../facts/scalars/header-name';

export const probeHeader: ManifestRule<WorkloadGroup> = {
  code: 'MESH8418',
  name: 'probe-header',
  severity: 'error',
  summary: 'A header of a probe whose name has other characters than letters, digits and -.',
  what: "the probe's header '{name}' is none that a probe may have",
  why: 'istiod refuses it; the schema takes _ too',
  fix: 'write letters, digits and - only, such as X-Probe',
  upstream: ['webhook'],
  kinds: [kinds.workloadGroup],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: legacy, namespace: shop }
spec:
  template: { serviceAccount: legacy }
  probe: { httpGet: { port: 8080, httpHeaders: [{ name: X_Probe, value: mesh }] } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: legacy, namespace: shop }
spec:
  template: { serviceAccount: legacy }
  probe: { httpGet: { port: 8080, httpHeaders: [{ name: X-Probe, value: mesh }] } }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { name = '' }] of (spec?.probe?.httpGet?.httpHeaders ?? []).entries()) {
      if (isProbeHeader(name)) continue;
      report({ at: ['spec', 'probe', 'httpGet', 'httpHeaders', index], values: { name } });
    }
  },
};
