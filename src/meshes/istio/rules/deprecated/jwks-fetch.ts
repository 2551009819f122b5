import type { KubernetesObject } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type RequestAuthentication } from '../../facts/kinds';

interface Deployment extends KubernetesObject {
  readonly spec?: {
    readonly template?: {
      readonly spec?: {
        readonly containers?: readonly {
          readonly env?: readonly { readonly name: string; readonly value?: string }[];
        }[];
      };
    };
  };
}

const variable = 'BLOCKED_CIDRS_IN_JWKS_URIS';

export const jwksFetch: ManifestRule<Deployment> = {
  code: 'MESH9813',
  name: 'jwks-fetch',
  severity: 'warning',
  summary: 'An istiod that fetches keys from any address that a RequestAuthentication names.',
  what: 'istiod has no BLOCKED_CIDRS_IN_JWKS_URIS; RequestAuthentications: {count}',
  why: 'whoever may write one makes istiod call addresses inside the cluster, such as metadata services',
  fix: 'set it to the blocks that keys never come from, such as 169.254.0.0/16',
  upstream: ['IST0175'],
  kinds: ['apps/Deployment'],
  reads: [kinds.requestAuthentication],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
spec:
  selector: { matchLabels: { app: istiod } }
  template:
    metadata: { labels: { app: istiod } }
    spec: { containers: [{ name: discovery, image: registry.example/pilot:1 }] }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: customers, namespace: shop }
spec: { jwtRules: [{ issuer: https://id.example, jwksUri: https://id.example/keys }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
spec:
  selector: { matchLabels: { app: istiod } }
  template:
    metadata: { labels: { app: istiod } }
    spec:
      containers:
        - name: discovery
          image: registry.example/pilot:1
          env: [{ name: BLOCKED_CIDRS_IN_JWKS_URIS, value: 169.254.0.0/16 }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: customers, namespace: shop }
spec: { jwtRules: [{ issuer: https://id.example, jwksUri: https://id.example/keys }] }
`,
  check({ object: { metadata, spec } }, set, report) {
    if (metadata.labels?.['app'] !== 'istiod') return;
    const containers = spec?.template?.spec?.containers ?? [];
    if (containers.some(({ env = [] }) => env.some(({ name, value = '' }) => name === variable && value !== '')))
      return;
    const all = set.of<RequestAuthentication>(kinds.requestAuthentication);
    if (all.length === 0) return;
    report({
      at: ['spec', 'template', 'spec', 'containers'],
      values: { count: String(all.length) },
      related: all.slice(0, 3),
    });
  },
};
