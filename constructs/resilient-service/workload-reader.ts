import type { ApiObject } from 'cdk8s';
import { describe } from '../../src/diagnostics';
import type { Injection } from '../../src/meshes/mesh';
import { identityProblems } from '../../src/model/identity';
import type { GivenWorkload, SelectedWorkload } from '../../src/model/workload';
import { additionsTo } from '../../src/synth/additions';
import { containersOf, dig, manifestOf, replicasOf, stringMap } from '../../src/synth/manifest';
import { apiObjectOf, type ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import {
  type ReadWorkload,
  readOwn,
  readPort,
  readReplicas,
  requiredPort,
  type WorkloadContext,
} from './own-workload-reader';
import type { GivenWorkloadProps, SelectedWorkloadProps } from './props';

const templateKeys = {
  image: true,
  ports: true,
  resources: true,
  env: true,
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

/** The options of a workload that is defined elsewhere; what belongs in its pod template is refused. */
function definedElsewhere(service: PropsReader, keys: Readonly<Record<string, true>>): PropsReader {
  const reader = service.object('workload', keys)!;
  for (const prop of Object.keys(templateKeys)) if (reader.has(prop)) reader.refuse('MESH5005', prop, { prop });
  return reader;
}

function readSelected(given: PropsReader): ReadWorkload {
  if (!given.has('selector')) given.mismatch('selector', 'labels that select the pods');
  const labels = given.labels('selector') ?? {};
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

type Words = Readonly<Record<string, string>>;

/** What of it is not said yet. */
const missingIn = (said: Words, wanted: Words): Words =>
  Object.fromEntries(Object.entries(wanted).filter(([key, value]) => said[key] !== value));

/** The Deployment as the user defined it, without what an earlier run added. */
function asDefined(object: ApiObject): {
  readonly account: string | undefined;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
} {
  const manifest = manifestOf(object);
  const additions = additionsTo(object);
  const account = dig(manifest, 'spec', 'template', 'spec', 'serviceAccountName');
  const labels = stringMap(dig(manifest, 'spec', 'template', 'metadata', 'labels'));
  const annotations = stringMap(dig(manifest, 'spec', 'template', 'metadata', 'annotations'));
  const without = (all: Words, ours: Words = {}): Words =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !Object.hasOwn(ours, key)));
  return {
    account: typeof account === 'string' && additions?.serviceAccountName === undefined ? account : undefined,
    podLabels: without(labels, additions?.podLabels),
    podAnnotations: without(annotations, additions?.podAnnotations),
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
  const { account, podLabels, podAnnotations } = asDefined(object);
  const { optOut } = context.mesh;
  const said = (optOut.as === 'label' ? podLabels : podAnnotations)[optOut.name];
  const out = said !== undefined && optOut.values.includes(said);
  if (out) return refuse('MESH5010', { how: `the ${optOut.as} ${optOut.name}=${said}` });
  const isOnHost = dig(manifest, 'spec', 'template', 'spec', 'hostNetwork') === true;
  if (isOnHost) return refuse('MESH5010', { how: 'hostNetwork' });
  const wanted = context.asks ? context.mesh : { podLabels: {}, podAnnotations: {} };
  const missing = {
    podLabels: missingIn(podLabels, wanted.podLabels),
    podAnnotations: missingIn(podAnnotations, wanted.podAnnotations),
  };
  if (account === undefined) reader.report('MESH5004', { serviceAccount: context.name }, place);
  for (const [as, words] of [
    ['label', missing.podLabels],
    ['annotation', missing.podAnnotations],
  ] as const) {
    for (const [key, value] of Object.entries(words)) reader.report('MESH5007', { as, word: `${key}=${value}` }, place);
  }
  const labels = stringMap(dig(manifest, 'spec', 'selector', 'matchLabels'));
  const workload: GivenWorkload = {
    kind: 'Given',
    name: object.name,
    path: object.node.path,
    manifest,
    labels,
    replicas: replicasOf(manifest),
    containers,
    probesRewritten: !optsOut(manifest, context.mesh.probeOptOut),
    additions: {
      serviceAccountName: account === undefined ? context.name : undefined,
      ...missing,
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
  return readOwn(service, context);
}
