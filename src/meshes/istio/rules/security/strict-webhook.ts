import type { Service } from '../../../../manifests/cluster/kinds';
import { isObject } from '../../../../manifests/json';
import { type GroupKind, type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { relatedTo, strictOfPort, strictReads } from '../../facts/strict';

const callers: readonly GroupKind[] = [
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
];

/** `{ namespace, name, port }`, under whatever field, of a Service that the API server calls. */
function* servicesIn(value: unknown): Generator<{ readonly place: string; readonly port: number }> {
  if (Array.isArray(value)) for (const item of value) yield* servicesIn(item);
  if (!isObject(value)) return;
  const { service, webhooks, clientConfig, conversion, webhook } = value;
  if (isObject(service) && typeof service['name'] === 'string') {
    const { name, namespace = 'default', port = 443 } = service;
    yield { place: `${namespace}/${name}`, port: Number(port) };
  }
  for (const inner of [webhooks, clientConfig, conversion, webhook]) yield* servicesIn(inner);
}

interface Call {
  readonly caller: Manifest;
  readonly port: number;
}

function callsByService(set: ManifestSet): ReadonlyMap<string, readonly Call[]> {
  const calls = new Map<string, Call[]>();
  for (const caller of callers.flatMap((kind) => set.of(kind))) {
    const { webhooks, spec } = caller.object as unknown as Readonly<Record<string, unknown>>;
    for (const { place, port } of [...servicesIn(webhooks), ...servicesIn(spec)]) {
      calls.set(place, [...(calls.get(place) ?? []), { caller, port }]);
    }
  }
  return calls;
}

export const strictWebhook: ManifestRule<Service> = {
  code: 'MESH9301',
  name: 'strict-webhook',
  severity: 'error',
  summary: 'A webhook or API service that the API server calls, on a port with STRICT mTLS.',
  what: '{kind} {name} has the API server call port {port}, whose mTLS mode is STRICT',
  why: 'the API server has no certificate of the mesh, so the proxy cuts the call',
  fix: 'set the container port to PERMISSIVE in portLevelMtls',
  upstream: [],
  kinds: ['/Service'],
  reads: [...callers, ...strictReads],
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: v1
kind: Service
metadata: { name: policy, namespace: shop }
spec: { selector: { app: policy }, ports: [{ name: https, port: 443, targetPort: 8443 }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: policy }
webhooks: [{ name: policy.example.com, clientConfig: { service: { namespace: shop, name: policy } } }]
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: policy, namespace: shop }
spec:
  selector: { matchLabels: { app: policy } }
  mtls: { mode: STRICT }
  portLevelMtls: { "8443": { mode: PERMISSIVE } }
---
apiVersion: v1
kind: Service
metadata: { name: policy, namespace: shop }
spec: { selector: { app: policy }, ports: [{ name: https, port: 443, targetPort: 8443 }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: policy }
webhooks: [{ name: policy.example.com, clientConfig: { service: { namespace: shop, name: policy } } }]
`,
  check(manifest, set, report) {
    const { object } = manifest;
    const calls = set.derive(callsByService).get(`${namespaceOf(object)}/${object.metadata.name}`) ?? [];
    for (const [index, port] of (object.spec?.ports ?? []).entries()) {
      const call = calls.find((one) => one.port === port.port);
      const strict = call === undefined ? undefined : strictOfPort(set, manifest, port);
      if (call === undefined || strict === undefined) continue;
      const { kind, metadata } = call.caller.object;
      const values = { port: String(port.port), kind, name: metadata.name ?? '' };
      report({ at: ['spec', 'ports', index], values, related: [call.caller, ...relatedTo(strict)] });
    }
  },
};
