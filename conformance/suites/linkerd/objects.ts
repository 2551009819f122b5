import type { Manifest } from '../../cluster/manifest';

type Spec = Readonly<Record<string, unknown>>;
type Annotations = Readonly<Record<string, string>>;

export const namespace = 'shop';
export const gatewayApi = 'gateway.networking.k8s.io';
export const policyApi = 'policy.linkerd.io';

/** An object in the shop, or in a namespace that is named. */
export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: Spec,
  more: { readonly annotations?: Annotations; readonly namespace?: string } = {},
): Manifest => ({ apiVersion, kind, metadata: { name, namespace, ...more }, spec });

export const service = (
  name: string,
  { annotations, port = 80, appProtocol }: { annotations?: Annotations; port?: number; appProtocol?: string } = {},
): Manifest =>
  object(
    'v1',
    'Service',
    name,
    { selector: { app: name }, ports: [{ name: 'main', port, targetPort: 8080, appProtocol }] },
    { annotations },
  );

export const serviceParent = (name: string, port = 80): Spec => ({ group: '', kind: 'Service', name, port });
export const serverParent = (name: string): Spec => ({ group: policyApi, kind: 'Server', name });
export const backend = (name: string, weight?: number): Spec => ({ name, port: 80, weight });

/** A route of Gateway API. */
export const route = (
  kind: 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute' | 'TCPRoute',
  name: string,
  parent: Spec,
  rules: readonly Spec[],
  more: { readonly annotations?: Annotations; readonly namespace?: string } = {},
): Manifest => {
  const version = kind === 'TLSRoute' || kind === 'TCPRoute' ? 'v1alpha2' : 'v1';
  return object(`${gatewayApi}/${version}`, kind, name, { parentRefs: [parent], rules }, more);
};

/** Linkerd's own HTTPRoute. */
export const linkerdRoute = (name: string, parent: Spec, rules: readonly Spec[], annotations?: Annotations): Manifest =>
  object(`${policyApi}/v1beta3`, 'HTTPRoute', name, { parentRefs: [parent], rules }, { annotations });

/** A pod with a proxy, as the policy controller knows it: by the label that the injector sets. */
export const meshed = (
  name: string,
  { annotations, container = {} }: { annotations?: Annotations; container?: Spec } = {},
): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace, annotations, labels: { app: name, 'linkerd.io/control-plane-ns': 'linkerd' } },
  spec: {
    containers: [
      {
        name: 'main',
        image: 'registry.example/main:1.0.0',
        ports: [{ name: 'http', containerPort: 8080 }],
        ...container,
      },
    ],
  },
});

export const server = (name: string, spec: Spec = {}): Manifest =>
  object(`${policyApi}/v1beta3`, 'Server', name, {
    podSelector: { matchLabels: { app: name } },
    port: 8080,
    proxyProtocol: 'HTTP/1',
    ...spec,
  });

export const policy = (kind: string, name: string, spec: Spec): Manifest =>
  object(`${policyApi}/v1alpha1`, kind, name, spec);

export const ref = (kind: string, name: string): Spec => ({
  group: kind === 'ServiceAccount' || kind === 'Namespace' ? '' : policyApi,
  kind,
  name,
});

/** Who may call a target: everything that is named must hold. */
export const authorization = (name: string, target: Spec, ...required: readonly Spec[]): Manifest =>
  policy('AuthorizationPolicy', name, { targetRef: target, requiredAuthenticationRefs: required });

export const identities = (name: string, ...ids: readonly string[]): Manifest =>
  policy('MeshTLSAuthentication', name, { identities: ids });
export const networks = (name: string, ...cidrs: readonly Spec[]): Manifest =>
  policy('NetworkAuthentication', name, { networks: cidrs });
