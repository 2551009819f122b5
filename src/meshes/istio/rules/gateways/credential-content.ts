import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { credentialsOf } from '../../facts/credentials';
import { podsOfGateway } from '../../facts/gateway-pods';
import { type Gateway, kinds } from '../../facts/kinds';
import { hasSecret, type Secret, secretKinds, secretNamed } from '../../facts/secrets';

const textOf = ({ data, stringData }: Secret, key: string): string | undefined => {
  const encoded = data?.[key];
  return stringData?.[key] ?? (encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString());
};

/** Values that are written by something else before they reach the cluster. */
const isEncrypted = (text: string): boolean => text.startsWith('ENC[');

/** What a Secret lacks for a listener, in words. */
function lackOf(secret: Secret, mode: string | undefined, hasOwnCa: boolean): string | undefined {
  const certificate = textOf(secret, 'tls.crt') ?? textOf(secret, 'cert') ?? '';
  const key = textOf(secret, 'tls.key') ?? textOf(secret, 'key') ?? '';
  if (certificate === '' || key === '') return `no ${certificate === '' ? 'tls.crt' : 'tls.key'}`;
  if (!certificate.includes('-----BEGIN CERTIFICATE-----') && !isEncrypted(certificate)) return 'no PEM in tls.crt';
  if (mode !== 'MUTUAL' || hasOwnCa) return undefined;
  return (textOf(secret, 'ca.crt') ?? textOf(secret, 'cacert') ?? '') === '' ? 'no ca.crt for MUTUAL' : undefined;
}

export const credentialContent: ManifestRule<Gateway> = {
  code: 'MESH9401',
  name: 'credential-content',
  severity: 'error',
  summary: 'A Secret of a server that has no certificate, key or CA that the listener can use.',
  what: "credential '{name}' has {lack}",
  why: 'the listener has no certificate: TLS connections are reset',
  fix: 'write tls.crt and tls.key in PEM; MUTUAL also needs ca.crt, or a Secret {name}-cacert',
  upstream: ['IST0161'],
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
metadata: { name: public, namespace: ingress }
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
stringData: { certificate: "-----BEGIN CERTIFICATE-----", tls.key: key }
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
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
---
apiVersion: v1
kind: Secret
metadata: { name: shop-tls, namespace: ingress }
stringData: { tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: key }
`,
  check(manifest, set, report) {
    const namespaces = new Set(podsOfGateway(set, manifest).map(({ namespace }) => namespace));
    for (const { name, mode, at } of credentialsOf(manifest)) {
      for (const namespace of namespaces) {
        const secret = secretNamed(set, namespace, name);
        if (secret === undefined) continue;
        const lack = lackOf(secret.object, mode, hasSecret(set, namespace, `${name}-cacert`));
        if (lack !== undefined) report({ at, values: { name, lack }, related: [secret] });
      }
    }
  },
};
