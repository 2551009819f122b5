/** Objects of a set in one line each; `shop` is the namespace where none is said as `namespace/name`. */
const object = (apiVersion: string, kind: string, id: string, spec: string, more = ''): string => {
  const [namespace, name] = id.includes('/') ? id.split('/') : ['shop', id];
  return `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: ${name}, namespace: ${namespace}${more} }, spec: ${spec} }`;
};

const istio =
  (kind: string) =>
  (id: string, spec: string): string =>
    object('networking.istio.io/v1', kind, id, spec);
const api =
  (kind: string) =>
  (id: string, spec: string): string =>
    object('gateway.networking.k8s.io/v1', kind, id, spec);

export const virtual = istio('VirtualService');
export const rule = istio('DestinationRule');
export const gateway = istio('Gateway');
export const entry = istio('ServiceEntry');
export const sidecar = istio('Sidecar');
export const apiGateway = api('Gateway');
export const httpRoute = api('HTTPRoute');
export const grant = api('ReferenceGrant');

export const telemetry = (id: string, spec: string): string => object('telemetry.istio.io/v1', 'Telemetry', id, spec);
export const namespace = (name: string, labels = ''): string =>
  `{ apiVersion: v1, kind: Namespace, metadata: { name: ${name}, labels: { ${labels} } } }`;
export const service = (id: string, ports = '{ name: http, port: 80 }', more = '', annotations = ''): string =>
  object(
    'v1',
    'Service',
    id,
    `{ selector: { app: a }, ports: [${ports}]${more} }`,
    `, annotations: { ${annotations} }`,
  );
export const pods = (id: string, labels = 'app: a', ports = ''): string =>
  object(
    'apps/v1',
    'Deployment',
    id,
    `{ selector: { matchLabels: { ${labels} } }, template: { metadata: { labels: { ${labels} } }, spec: { containers: [{ name: a, image: a, ports: [${ports}] }] } } }`,
  );
export const secret = (id: string, data: string): string => {
  const [home, name] = id.split('/');
  return `{ apiVersion: v1, kind: Secret, metadata: { name: ${name}, namespace: ${home} }, stringData: { ${data} } }`;
};

export const join = (manifests: readonly string[]): string => manifests.join('\n---\n');
