import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';

export const selectorWithoutResolution: ManifestRule<ServiceEntry> = {
  code: 'MESH8406',
  name: 'selector-without-resolution',
  severity: 'warning',
  summary: 'A ServiceEntry that selects workloads but whose resolution is NONE.',
  what: 'workloadSelector is set while resolution is NONE',
  why: 'proxies send to the address that the caller dialled, so the selected workloads get nothing by this entry',
  fix: 'write resolution: STATIC, or take workloadSelector out',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: legacy, namespace: shop }
spec:
  hosts: [legacy.shop.example]
  workloadSelector: { labels: { app: legacy } }
  ports: [{ number: 80, name: http, protocol: HTTP }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: legacy, namespace: shop }
spec:
  hosts: [legacy.shop.example]
  location: MESH_INTERNAL
  resolution: STATIC
  workloadSelector: { labels: { app: legacy } }
  ports: [{ number: 80, name: http, protocol: HTTP }]
`,
  check({ object: { spec } }, _set, report) {
    if (spec?.workloadSelector === undefined || (spec.resolution ?? 'NONE') !== 'NONE') return;
    report({ at: ['spec', 'workloadSelector'] });
  },
};
