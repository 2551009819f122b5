import type { ApiObject } from 'cdk8s';
import { Later, type Leaf } from '../model/later';
import type { ContainerModel, ProbeModel, ReplicasModel } from '../model/workload';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value inside a manifest, or undefined where a step is missing. */
export function dig(value: unknown, ...steps: readonly string[]): unknown {
  let at = value;
  for (const step of steps) at = isObject(at) ? at[step] : undefined;
  return at;
}

export function stringMap(value: unknown): Readonly<Record<string, string>> {
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, String(v)])) : {};
}

function probeOf(probe: unknown, ports: Readonly<Record<string, number>>): ProbeModel | undefined {
  if (!isObject(probe)) return undefined;
  const number = (port: unknown): number => (typeof port === 'number' ? port : (ports[String(port)] ?? Number(port)));
  if (isObject(probe['httpGet'])) {
    return {
      kind: 'HttpGet',
      path: String(dig(probe, 'httpGet', 'path') ?? '/'),
      port: number(dig(probe, 'httpGet', 'port')),
    };
  }
  if (isObject(probe['tcpSocket'])) return { kind: 'TcpSocket', port: number(dig(probe, 'tcpSocket', 'port')) };
  if (isObject(probe['grpc'])) return { kind: 'Grpc', port: number(dig(probe, 'grpc', 'port')) };
  return { kind: 'Other' };
}

/** The containers of a pod template. */
export function containersOf(manifest: Json): readonly ContainerModel[] {
  const containers = dig(manifest, 'spec', 'template', 'spec', 'containers');
  if (!Array.isArray(containers)) return [];
  return containers.filter(isObject).map((container) => {
    const ports = (Array.isArray(container['ports']) ? container['ports'] : []).filter(isObject);
    const named = Object.fromEntries(ports.map((p) => [String(p['name']), Number(p['containerPort'])]));
    return {
      name: String(container['name']),
      // known later where a canary's image is
      image: container['image'] instanceof Later ? (container['image'] as Later<string>) : String(container['image']),
      ports: ports.map((p) => Number(p['containerPort'])),
      liveness: probeOf(container['livenessProbe'], named),
      readiness: probeOf(container['readinessProbe'], named),
    };
  });
}

/** How many pods a manifest asks for; an autoscaler is not visible in it. */
export function replicasOf(manifest: Json): ReplicasModel {
  const replicas = dig(manifest, 'spec', 'replicas');
  return typeof replicas === 'number' ? { kind: 'Fixed', count: replicas } : { kind: 'Unknown' };
}

/** What is changed in a copied Deployment. */
export interface ManifestCopy {
  readonly name: string;
  readonly container: string;
  readonly image: Leaf<string>;
  /** The new selector, and labels of the pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** Pod labels by which the original is selected. */
  readonly drop: readonly string[];
  readonly serviceAccountName: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly replicas: Leaf<number> | undefined;
}

/** Spreading rules that select the original's pods select the copy's. */
function reselect(value: unknown, copy: ManifestCopy): unknown {
  if (Array.isArray(value)) return value.map((item) => reselect(item, copy));
  if (!isObject(value)) return value;
  const keys = Object.keys(stringMap(value['matchLabels']));
  if (keys.length > 0 && keys.every((key) => copy.drop.includes(key))) return { ...value, matchLabels: copy.labels };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reselect(item, copy)]));
}

/** The annotations of the template with what the mesh asks for; none where there are none. */
function annotationsOf(template: Json, { podAnnotations }: ManifestCopy): Json {
  const annotations = { ...stringMap(dig(template, 'metadata', 'annotations')), ...podAnnotations };
  return Object.keys(annotations).length === 0 ? {} : { annotations };
}

/** The pod template of a Deployment under another name, image and selector; what else it says stays. */
export function copyManifest(manifest: Json, copy: ManifestCopy): Json {
  const spec = dig(manifest, 'spec') as Json;
  const template = dig(spec, 'template') as Json;
  const pod = dig(template, 'spec') as Json;
  const kept = Object.entries(stringMap(dig(template, 'metadata', 'labels'))).filter(
    ([key]) => !copy.drop.includes(key),
  );
  const containers = (pod['containers'] as readonly Json[]).map((container) =>
    container['name'] === copy.container ? { ...container, image: copy.image } : container,
  );
  return {
    ...manifest,
    spec: {
      ...spec,
      replicas: copy.replicas,
      selector: { matchLabels: copy.labels },
      template: {
        ...template,
        metadata: {
          ...(dig(template, 'metadata') as Json | undefined),
          labels: { ...Object.fromEntries(kept), ...copy.podLabels, ...copy.labels },
          ...annotationsOf(template, copy),
        },
        spec: {
          ...pod,
          ...(reselect(
            { affinity: pod['affinity'], topologySpreadConstraints: pod['topologySpreadConstraints'] },
            copy,
          ) as Json),
          serviceAccountName: copy.serviceAccountName,
          containers,
        },
      },
    },
  };
}

/** The manifest of an object as the user defined it. */
export const manifestOf = (object: ApiObject): Json => object.toJson() as Json;
