import { describe } from '../../src/diagnostics';
import type { Injection } from '../../src/meshes/mesh';
import type { LeafMap } from '../../src/model/decoration';
import type { Leaf } from '../../src/model/later';
import { isPort } from '../../src/model/port';
import { canonicalQuantity } from '../../src/model/quantity';
import type {
  ContainerModel,
  OwnWorkload,
  ProbeModel,
  ReplicasModel,
  ResourcesModel,
  WorkloadModel,
} from '../../src/model/workload';
import { readLeaf, readLeafMap } from '../../src/synth/leaf-reader';
import type { ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import type { OwnWorkloadProps, ProbeProps, ReplicaRange, ResourceAmounts } from './props';

const ownKeys: KeysOf<OwnWorkloadProps> = {
  image: true,
  port: true,
  ports: true,
  replicas: true,
  env: true,
  resources: true,
  probes: true,
  preStopSleep: true,
  terminationGracePeriod: true,
};
const rangeKeys: KeysOf<ReplicaRange> = { min: true, max: true, ownedBy: true };
const amountKeys: KeysOf<ResourceAmounts> = { cpu: true, memory: true };
const probeKeys: KeysOf<ProbeProps> = { liveness: true, readiness: true };

/** The labels of the Kubernetes recommended set that tell workloads apart. */
export const nameLabel = 'app.kubernetes.io/name';
export const instanceLabel = 'app.kubernetes.io/instance';

/** A workload with what its Service needs to know of it. */
export interface ReadWorkload {
  readonly workload: WorkloadModel;
  /** Labels by which the Service selects. */
  readonly selector: Readonly<Record<string, string>>;
  readonly port: number;
  /** Further ports by name. */
  readonly ports: Readonly<Record<string, number>>;
  /** The ServiceAccount that it already has; undefined where one is made. */
  readonly serviceAccount: string | undefined;
}

/** What the reader must know of the service that the workload is for. */
export interface WorkloadContext {
  readonly reader: ModelReader;
  readonly path: string;
  /** Name of the service, which is that of its workload too. */
  readonly name: string;
  readonly namespace: string;
  /** Whether the pods must ask for the proxy themselves. */
  readonly asks: boolean;
  readonly mesh: Injection;
}

const wholeReplicas = (reader: PropsReader): number | undefined => reader.integer('replicas', 0, 2 ** 31 - 1);

export function readReplicas(reader: PropsReader, fallback: ReplicasModel): ReplicasModel {
  const given = reader.raw('replicas');
  if (given === undefined) return fallback;
  if (typeof given !== 'object' || reader.late('replicas') !== undefined) {
    const count = readLeaf(reader, 'replicas', { expected: 'a whole number', sample: 2, read: wholeReplicas });
    return count === undefined ? fallback : { kind: 'Fixed', count };
  }
  const range = reader.object('replicas', rangeKeys)!;
  const min = range.integer('min', 1, 2 ** 31 - 1) ?? range.mismatch('min', 'the fewest pods');
  const max = range.integer('max', min ?? 1, 2 ** 31 - 1) ?? range.mismatch('max', 'the most pods');
  const ownedBy = range.text('ownedBy', "who sets the number, such as 'HorizontalPodAutoscaler'");
  return min === undefined || max === undefined || ownedBy === undefined
    ? fallback
    : { kind: 'Range', min, max, ownedBy };
}

export const readPort = (reader: PropsReader, prop: string): number | undefined => reader.integer(prop, 1, 65_535);

/** The container port that serves the routes. */
export function requiredPort(reader: PropsReader): number {
  if (!reader.has('port')) reader.mismatch('port', 'the container port that serves the routes');
  return readPort(reader, 'port') ?? 1;
}

function readAmounts(reader: PropsReader | undefined, prop: string): Readonly<Record<string, string>> | undefined {
  const amounts = reader?.object(prop, amountKeys);
  if (amounts === undefined) return undefined;
  const entries = (['cpu', 'memory'] as const).map((name) => {
    const quantity = amounts.value(name, "a Kubernetes quantity, such as '100m' or '128Mi'", (v): v is string => {
      return typeof v === 'string' && canonicalQuantity(v) !== undefined;
    });
    return [name, quantity === undefined ? undefined : canonicalQuantity(quantity)] as const;
  });
  return Object.fromEntries(entries.filter((e): e is [(typeof e)[0], string] => e[1] !== undefined));
}

function readResources(reader: PropsReader): ResourcesModel {
  const given = reader.object('resources', { requests: true, limits: true });
  return {
    requests: readAmounts(given, 'requests') ?? { cpu: '100m', memory: '128Mi' },
    limits: readAmounts(given, 'limits') ?? { memory: '256Mi' },
  };
}

function readProbe(reader: PropsReader | undefined, prop: string, port: number): ProbeModel | undefined {
  const path = reader?.value(
    prop,
    "a path, such as '/ready'",
    (v): v is string => typeof v === 'string' && v.startsWith('/'),
  );
  return path === undefined ? undefined : { kind: 'HttpGet', path, port };
}

/** A duration in whole seconds, as pod templates have them. */
function readSeconds(reader: PropsReader, prop: string, fallback: number): number {
  const milliseconds = reader.duration(prop);
  if (milliseconds === undefined) return fallback;
  if (milliseconds % 1000 === 0) return milliseconds / 1000;
  reader.refuse('MESH1005', prop, { prop, value: `${milliseconds} ms`, range: 'whole seconds' });
  return fallback;
}

/** The sample names no version, so that nothing is read off it. */
export const readImage = (reader: PropsReader): Leaf<string> =>
  readLeaf(reader, 'image', {
    expected: 'a container image',
    sample: 'unknown',
    read: (plain) => plain.text('image', 'a container image'),
  }) ?? '';

/** Kubernetes takes any printable ASCII but `=`. */
const isVariable = (name: string): boolean => /^[ -<>-~]+$/.test(name);

function readEnvironment(reader: PropsReader): LeafMap {
  if (reader.late('env') !== undefined) return reader.mismatch('env', 'an object of variables by name') ?? {};
  const env = (readLeafMap(reader, 'env', 'strings') ?? {}) as LeafMap;
  const wrong = Object.keys(env).find((name) => !isVariable(name));
  if (wrong === undefined) return env;
  const expected = 'variables named in printable ASCII without =';
  return reader.refuse('MESH1002', 'env', { prop: 'env', expected, got: describe(wrong) }) ?? {};
}

/** A Deployment written for the service or for one of its versions. */
function ownWorkload(
  reader: PropsReader,
  name: string,
  labels: Readonly<Record<string, string>>,
  ports: Readonly<Record<string, number>>,
): OwnWorkload {
  const port = requiredPort(reader);
  const probes = reader.object('probes', probeKeys);
  const preStopSleep = readSeconds(reader, 'preStopSleep', 15);
  const container: ContainerModel = {
    name: 'main',
    image: readImage(reader),
    ports: [port, ...Object.values(ports)],
    liveness: readProbe(probes, 'liveness', port),
    readiness: readProbe(probes, 'readiness', port) ?? { kind: 'TcpSocket', port },
  };
  return {
    kind: 'Own',
    name,
    labels,
    replicas: readReplicas(reader, { kind: 'Fixed', count: 2 }),
    containers: [container],
    probesRewritten: true,
    resources: readResources(reader),
    env: readEnvironment(reader),
    preStopSleep,
    terminationGracePeriod: readSeconds(reader, 'terminationGracePeriod', preStopSleep + 30),
  };
}

function readPorts(reader: PropsReader): Readonly<Record<string, number>> {
  const expected = 'an object of port numbers by name';
  const ports = reader.value('ports', expected, (v): v is Readonly<Record<string, number>> => {
    return (
      typeof v === 'object' &&
      v !== null &&
      !Array.isArray(v) &&
      Object.entries(v).every(([name, port]) => isPortName(name) && isPort(port))
    );
  });
  return ports ?? {};
}

const isPortName = (name: string): boolean =>
  /^(?=.{1,15}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) && /[a-z]/.test(name);

/** A workload that is written for the service. */
export function readOwn(service: PropsReader, context: WorkloadContext): ReadWorkload {
  const given = service.object('workload', ownKeys)!;
  const labels = { [nameLabel]: context.name, [instanceLabel]: context.name };
  const ports = readPorts(given);
  const workload = ownWorkload(given, context.name, labels, ports);
  return {
    workload,
    selector: { [nameLabel]: context.name },
    port: workload.containers[0]!.ports[0]!,
    ports,
    serviceAccount: undefined,
  };
}
