import { absence } from '../../../../manifests/absence';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { credentialsOf } from '../../facts/credentials';
import { podsOfGateway } from '../../facts/gateway-pods';
import { type Gateway, kinds } from '../../facts/kinds';
import { hasSecret, secretKinds } from '../../facts/secrets';

export const gatewayCredential: ManifestRule<Gateway> = {
  code: 'MESH9008',
  name: 'gateway-credential',
  severity: 'error',
  summary: 'A server whose Secret is not in the namespace of the gateway pods.',
  what: "credential '{name}' is read in namespace '{namespace}', where the pods run, and {missing} there",
  why: 'the listener has no certificate: TLS connections are reset',
  fix: 'put the Secret beside the gateway pods, not beside the Gateway',
  upstream: ['IST0101'],
  kinds: [kinds.gateway],
  reads: [...workloadKinds, ...secretKinds],
  bad: `
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
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
---
apiVersion: v1
kind: Secret
metadata: { name: shop-tls, namespace: shop }
type: kubernetes.io/tls
stringData: { tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: key }
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
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
---
apiVersion: v1
kind: Secret
metadata: { name: shop-tls, namespace: ingress }
type: kubernetes.io/tls
stringData: { tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: key }
`,
  check(manifest, set, report) {
    const namespaces = new Set(podsOfGateway(set, manifest).map(({ namespace }) => namespace));
    if (namespaces.size === 0) return;
    for (const { name, at } of credentialsOf(manifest)) {
      for (const namespace of namespaces) {
        if (hasSecret(set, namespace, name)) continue;
        const { missing, ...weight } = absence(set.settings, namespace);
        report({ at, values: { name, namespace, missing }, ...weight });
      }
    }
  },
};
