import type { Service } from '../../../../manifests/cluster/kinds';
import { type KubernetesObject, type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { relatedTo, strictOfPort, strictReads } from '../../facts/strict';

interface Backend {
  readonly service?: { readonly name: string; readonly port?: { readonly name?: string; readonly number?: number } };
}

interface Ingress extends KubernetesObject {
  readonly spec?: {
    readonly ingressClassName?: string;
    readonly defaultBackend?: Backend;
    readonly rules?: readonly { readonly http?: { readonly paths?: readonly { readonly backend?: Backend }[] } }[];
  };
}

function* backendsOf({ object: { spec } }: Manifest<Ingress>): Generator<{ service: Backend['service']; at: Path }> {
  yield { service: spec?.defaultBackend?.service, at: ['spec', 'defaultBackend'] };
  for (const [index, { http }] of (spec?.rules ?? []).entries()) {
    for (const [place, { backend }] of (http?.paths ?? []).entries()) {
      yield { service: backend?.service, at: ['spec', 'rules', index, 'http', 'paths', place, 'backend'] };
    }
  }
}

const classOf = ({ metadata, spec }: Ingress): string | undefined =>
  spec?.ingressClassName ?? metadata.annotations?.['kubernetes.io/ingress.class'];

export const strictIngress: ManifestRule<Ingress> = {
  code: 'MESH9302',
  name: 'strict-ingress',
  severity: 'warning',
  summary: 'An Ingress of another controller than Istio to pods with STRICT mTLS.',
  what: 'the Ingress sends to {service}, whose mTLS mode is STRICT',
  why: 'unless its controller has a proxy of the mesh, it calls in plaintext and every request gets 502',
  fix: "put the controller into the mesh, use a Gateway, or set the port's mode to PERMISSIVE",
  upstream: [],
  kinds: ['networking.k8s.io/Ingress'],
  reads: ['/Service', ...strictReads],
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: istio
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
`,
  check(manifest, set, report) {
    if (classOf(manifest.object)?.startsWith('istio')) return;
    for (const { service, at } of backendsOf(manifest)) {
      if (service === undefined) continue;
      const target = set.find<Service>('/Service', namespaceOf(manifest.object), service.name);
      const { name, number } = service.port ?? {};
      const port = target?.object.spec?.ports?.find((one) => one.port === number || one.name === name);
      if (target === undefined || port === undefined) continue;
      const strict = strictOfPort(set, target, port);
      if (strict === undefined) continue;
      report({ at, values: { service: service.name }, related: [target, ...relatedTo(strict)] });
    }
  },
};
