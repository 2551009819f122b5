import type { ApiObject } from 'cdk8s';
import type { Injection } from '../../src/meshes/mesh';
import { describe } from '../../src/diagnostics';
import { identityProblems } from '../../src/model/identity';
import { isPort } from '../../src/model/port';
import type {
  ContainerModel,
  GivenWorkload,
  OwnWorkload,
  ProbeModel,
  ReplicasModel,
  ResourcesModel,
  SelectedWorkload,
  WorkloadModel,
} from '../../src/model/workload';
import { additionsTo } from '../../src/synth/additions';
import { containersOf, dig, manifestOf, replicasOf, stringMap } from '../../src/synth/manifest';
import { apiObjectOf, type ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import type {
  GivenWorkloadProps,
  OwnWorkloadProps,
  ProbeProps,
  ReplicaRange,
  ResourceAmounts,
  SelectedWorkloadProps,
} from './props';

const ownKeys: KeysOf<OwnWorkloadProps> = {
  image: true,
  port: true,
  ports: true,
  replicas: true,
  resources: true,
  probes: true,
  preStopSleep: true,
  terminationGracePeriod: true,
};
const templateKeys = {
  image: true,
  ports: true,
  resources: true,
  probes: true,
  preStopSleep: true,
  terminationGracePeriod: true,
} as const;
const givenKeys: KeysOf<GivenWorkloadProps> = { ...templateKeys, deployment: true, port: true };
const selectedKeys: KeysOf<SelectedWorkloadProps> = {
  ...templateKeys,
  selector: true,
  serviceAccount: true,
  port: true,
  replicas: true,
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
  /** Name of the workload. */
  readonly name: string;
  /** Name of the service, by which it selects. */
  readonly serviceName: string;
  readonly namespace: string;
  /** Labels that pods need to be injected. */
  readonly injection: Readonly<Record<string, string>>;
  readonly probeOptOut: Injection['probeOptOut'];
}

export function readReplicas(reader: PropsReader, fallback: ReplicasModel): ReplicasModel {
  const given = reader.raw('replicas');
  if (given === undefined) return fallback;
  if (typeof given !== 'object') {
    const count = reader.integer('replicas', 0, 2 ** 31 - 1);
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

function requiredPort(reader: PropsReader): number {
  if (!reader.has('port')) reader.mismatch('port', 'the container port that serves the routes');
  return readPort(reader, 'port') ?? 1;
}

function readAmounts(reader: PropsReader | undefined, prop: string): Readonly<Record<string, string>> | undefined {
  const amounts = reader?.object(prop, amountKeys);
  if (amounts === undefined) return undefined;
  const entries = (['cpu', 'memory'] as const).map((name) => {
    const quantity = amounts.value(name, "a Kubernetes quantity, such as '100m' or '128Mi'", (v): v is string => {
      return typeof v === 'string' && /^\d+(\.\d+)?([numkMGTPE]|[KMGTPE]i)?$/.test(v);
    });
    return [name, quantity] as const;
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

/** A Deployment written for the service or for one of its versions. */
export function ownWorkload(
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
    image: reader.text('image', 'a container image') ?? '',
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
    preStopSleep,
    terminationGracePeriod: readSeconds(reader, 'terminationGracePeriod', preStopSleep + 30),
  };
}

function readPorts(reader: PropsReader): Readonly<Record<string, number>> {
  const expected = 'an object of port numbers by name';
  const ports = reader.value('ports', expected, (v): v is Readonly<Record<string, number>> => {
    return (
      typeof v === 'object' && v !== null && !Array.isArray(v) && Object.entries(v).every(([name, port]) => isPortName(name) && isPort(port))
    );
  });
  return ports ?? {};
}

const isPortName = (name: string): boolean =>
  /^(?=.{1,15}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) && /[a-z]/.test(name);

/** The options of a workload that is defined elsewhere; what belongs in its pod template is refused. */
function definedElsewhere(service: PropsReader, keys: Readonly<Record<string, true>>): PropsReader {
  const reader = service.object('workload', keys)!;
  for (const prop of Object.keys(templateKeys)) if (reader.has(prop)) reader.refuse('MESH5005', prop, { prop });
  return reader;
}

function readOwn(given: PropsReader, context: WorkloadContext): ReadWorkload {
  const labels = { [nameLabel]: context.serviceName, [instanceLabel]: context.name };
  const ports = readPorts(given);
  const workload = ownWorkload(given, context.name, labels, ports);
  return {
    workload: { ...workload, containers: workload.containers },
    selector: { [nameLabel]: context.serviceName },
    port: workload.containers[0]!.ports[0]!,
    ports,
    serviceAccount: undefined,
  };
}

function readSelected(given: PropsReader): ReadWorkload {
  if (!given.has('selector')) given.mismatch('selector', 'labels that select the pods');
  const labels = given.strings('selector') ?? {};
  if (given.has('selector') && Object.keys(labels).length === 0) given.mismatch('selector', 'at least one label');
  const workload: SelectedWorkload = {
    kind: 'Selected',
    labels,
    replicas: readReplicas(given, { kind: 'Unknown' }),
    containers: [],
    probesRewritten: true,
  };
  const port = requiredPort(given);
  const account = given.text('serviceAccount', 'the ServiceAccount that the pods run as');
  const serviceAccount = account ?? 'default';
  if (identityProblems({ namespace: 'default', serviceAccount }).length > 0)
    given.mismatch('serviceAccount', 'the name of a ServiceAccount');
  return { workload, selector: labels, port, ports: {}, serviceAccount };
}

/** The Deployment as the user defined it, without what an earlier run added. */
function asDefined(object: ApiObject): {
  readonly account: string | undefined;
  readonly podLabels: Readonly<Record<string, string>>;
} {
  const manifest = manifestOf(object);
  const additions = additionsTo(object);
  const account = dig(manifest, 'spec', 'template', 'spec', 'serviceAccountName');
  const labels = stringMap(dig(manifest, 'spec', 'template', 'metadata', 'labels'));
  const ours = additions?.podLabels ?? {};
  return {
    account: typeof account === 'string' && additions?.serviceAccountName === undefined ? account : undefined,
    podLabels: Object.fromEntries(Object.entries(labels).filter(([key]) => !Object.hasOwn(ours, key))),
  };
}

/** Whether the pod template keeps the mesh from rewriting its probes. */
function optsOut(manifest: Readonly<Record<string, unknown>>, optOut: Injection['probeOptOut']): boolean {
  const annotations = stringMap(dig(manifest, 'spec', 'template', 'metadata', 'annotations'));
  if (optOut === undefined || annotations[optOut.annotation] !== optOut.value) return false;
  return !optOut.unless.some((name) => Object.hasOwn(annotations, name));
}

function readGiven(
  object: ApiObject,
  given: PropsReader | undefined,
  at: string,
  context: WorkloadContext,
): ReadWorkload | undefined {
  const { reader, path, namespace } = context;
  const place = { path, at, related: [object.node.path] };
  const refuse = (
    ...[code, values]: readonly [Parameters<ModelReader['report']>[0], Readonly<Record<string, string>>]
  ) => reader.report(code, values, place);
  if (object.kind !== 'Deployment') return refuse('MESH5003', { kind: object.kind });
  const actual = object.metadata.namespace;
  if (actual === undefined) return refuse('MESH5002', { namespace });
  if (actual !== namespace) return refuse('MESH5001', { actual, namespace });
  const other = reader.userOf(object.node.path);
  if (other !== undefined) return refuse('MESH5008', { other: other.path });
  const manifest = manifestOf(object);
  const containers = containersOf(manifest);
  const exposed = [...new Set(containers.flatMap((c) => c.ports))];
  const port = given?.has('port') ? readPort(given, 'port') : exposed[0];
  if (port === undefined || (exposed.length > 1 && !given?.has('port'))) {
    return refuse('MESH5006', { ports: exposed.length === 0 ? 'no port' : `the ports ${exposed.join(', ')}` });
  }
  const { account, podLabels } = asDefined(object);
  const missing = Object.entries(context.injection).filter(([key, value]) => podLabels[key] !== value);
  if (account === undefined) reader.report('MESH5004', { serviceAccount: context.name }, place);
  for (const [key, value] of missing) reader.report('MESH5007', { label: `${key}=${value}` }, place);
  const labels = stringMap(dig(manifest, 'spec', 'selector', 'matchLabels'));
  const workload: GivenWorkload = {
    kind: 'Given',
    name: object.name,
    path: object.node.path,
    manifest,
    labels,
    replicas: replicasOf(manifest),
    containers,
    probesRewritten: !optsOut(manifest, context.probeOptOut),
    additions: {
      serviceAccountName: account === undefined ? context.name : undefined,
      podLabels: Object.fromEntries(missing),
    },
  };
  return { workload, selector: labels, port, ports: {}, serviceAccount: account };
}

/** Reads `workload` in any of its four forms. */
export function readWorkload(service: PropsReader, context: WorkloadContext): ReadWorkload | undefined {
  const given = service.raw('workload');
  const object = apiObjectOf(given);
  if (object !== undefined) return readGiven(object, undefined, 'workload', context);
  if (typeof given !== 'object' || given === null) {
    return service.mismatch(
      'workload',
      '{ image, port }, a Deployment, { deployment, port } or { selector, serviceAccount, port }',
    );
  }
  if ('deployment' in given) {
    const reader = definedElsewhere(service, givenKeys);
    const deployment = apiObjectOf(given.deployment);
    if (deployment !== undefined) return readGiven(deployment, reader, 'workload.deployment', context);
    const values = {
      prop: 'deployment',
      expected: 'a Deployment of cdk8s-plus or an ApiObject',
      got: describe(given.deployment),
    };
    return reader.refuse('MESH1002', 'deployment', values);
  }
  if ('selector' in given) return readSelected(definedElsewhere(service, selectedKeys));
  return readOwn(service.object('workload', ownKeys)!, context);
}
