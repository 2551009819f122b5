import { absence } from '../../../../manifests/absence';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { podsOfGateway } from '../../facts/gateway-pods';
import { type Gateway, kinds } from '../../facts/kinds';

/** Pods that are made of Gateways of the Gateway API have labels of their own. */
const isGenerated = (key: string): boolean =>
  key.startsWith('gateway.networking.k8s.io/') || key.startsWith('istio.io/');

export const gatewaySelector: ManifestRule<Gateway> = {
  code: 'MESH9007',
  name: 'gateway-selector',
  severity: 'error',
  summary: 'A Gateway whose selector matches no pod.',
  what: 'the selector asks for pods with {labels}; a pod with them {missing}',
  why: 'no proxy opens the ports: connections are refused',
  fix: 'repeat the labels of the gateway pods, in whatever namespace they run',
  upstream: ['IST0101', 'KIA0302'],
  kinds: [kinds.gateway],
  reads: workloadKinds,
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingres }
  servers: [{ hosts: [shop.example.com], port: { number: 80, name: http, protocol: HTTP } }]
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: [shop.example.com], port: { number: 80, name: http, protocol: HTTP } }]
`,
  check(manifest, set, report) {
    const labels = Object.entries(manifest.object.spec?.selector ?? {});
    if (labels.length === 0 || labels.some(([key]) => isGenerated(key))) return;
    if (podsOfGateway(set, manifest).length > 0) return;
    const { missing, ...weight } = absence(set.settings, undefined);
    const text = labels.map(([key, value]) => `${key}=${value}`).join(', ');
    report({ at: ['spec', 'selector'], values: { labels: text, missing }, ...weight });
  },
};
