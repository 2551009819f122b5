import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isWatched, watcherKinds } from '../../facts/watchers';
import { sharesOf, weightedRoutesOf } from '../../facts/weighted-routes';

export const splitNobodyWatches: ManifestRule<VirtualService> = {
  code: 'MESH9216',
  name: 'split-nobody-watches',
  severity: 'warning',
  summary: 'A split by weight that no alert, Rollout or Flagger Canary names.',
  what: 'nothing in this set watches or ends the split {weights} of {host}',
  why: 'a canary fails in front of few and nobody looks, or stays at its weight for ever',
  fix: 'add a PrometheusRule for the new version, or let a Rollout or Flagger shift the weights',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: watcherKinds,
  fields: ['weight'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route:
        - { destination: { host: orders }, weight: 90 }
        - { destination: { host: orders-v2 }, weight: 10 }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route:
        - { destination: { host: orders }, weight: 90 }
        - { destination: { host: orders-v2 }, weight: 10 }
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: orders-v2, namespace: shop }
spec:
  groups:
    - name: orders-v2
      rules:
        - alert: CanaryErrors
          expr: rate(istio_requests_total{destination_service="orders-v2.shop.svc.cluster.local",response_code=~"5.."}[5m]) > 0.01
`,
  check(manifest, set, report) {
    for (const weighted of weightedRoutesOf(manifest)) {
      if (weighted.route.length < 2) continue;
      const shares = sharesOf(weighted);
      if (shares.length < 2) continue;
      const hosts = shares.map(({ destination }) => destination?.host ?? '');
      const { name = '' } = manifest.object.metadata;
      // a controller may name the VirtualService
      if ([name, ...hosts].some((host) => isWatched(host, set))) continue;
      const weights = shares.map(({ weight = 0 }) => weight).join('/');
      report({ at: weighted.at, values: { weights, host: hosts[0]! } });
      return;
    }
  },
};
