import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type ApiGateway, apiKinds } from '../../facts/gateway-api';
import { isGranted } from '../../facts/grants';
import { hasSecret, secretKinds } from '../../facts/secrets';

export const listenerCertificate: ManifestRule<ApiGateway> = {
  code: 'MESH9407',
  name: 'listener-certificate',
  severity: 'error',
  summary: 'A listener whose Secret does not exist, or may not be read from the namespace of the Gateway.',
  what: "for certificate '{name}' of listener '{listener}' {thing} in namespace '{namespace}' {missing}",
  why: 'the listener has no certificate: TLS connections are reset',
  fix: 'put the Secret beside the Gateway, or a ReferenceGrant beside the Secret',
  upstream: [],
  kinds: [apiKinds.gateway],
  reads: [...secretKinds, apiKinds.referenceGrant],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  gatewayClassName: istio
  listeners:
    - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: shop-tls }] } }
---
apiVersion: v1
kind: Secret
metadata: { name: shop-tls, namespace: shop }
type: kubernetes.io/tls
stringData: { tls.crt: certificate, tls.key: key }
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  gatewayClassName: istio
  listeners:
    - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: shop-tls }] } }
---
apiVersion: v1
kind: Secret
metadata: { name: shop-tls, namespace: ingress }
type: kubernetes.io/tls
stringData: { tls.crt: certificate, tls.key: key }
`,
  check({ object }, set, report) {
    const own = namespaceOf(object);
    for (const [index, { name: listener, tls }] of (object.spec?.listeners ?? []).entries()) {
      for (const [place, ref] of (tls?.certificateRefs ?? []).entries()) {
        const { name, namespace = own } = ref;
        if ((ref.kind ?? 'Secret') !== 'Secret' || (ref.group ?? '') !== '') continue;
        const reach = { kind: 'Gateway', from: own, to: namespace, target: 'Secret', name } as const;
        const isThere = hasSecret(set, namespace, name);
        if (isThere && (namespace === own || isGranted(set, reach))) continue;
        const { missing, ...weight } = absence(set.settings, namespace);
        const values = { name, listener, namespace, missing, thing: isThere ? 'a ReferenceGrant' : 'a Secret' };
        report({ at: ['spec', 'listeners', index, 'tls', 'certificateRefs', place], values, ...weight });
      }
    }
  },
};
