import { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { textOrKind } from '../../src/diagnostics';
import type { CanaryModel, WatchModel } from '../../src/model/canary-release';
import type { Feature } from '../../src/model/feature';
import { normalizeHeader } from '../../src/model/header-match';
import { knownOf } from '../../src/model/later';
import type { ServiceModel } from '../../src/model/resilient-service';
import type { CopiedWorkload, OwnWorkload, SelectedWorkload, WorkloadModel } from '../../src/model/workload';
import { containersOf, copyManifest } from '../../src/synth/manifest';
import type { ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import { commonKeys, readCommon, readName } from '../common-reader';
import { ImportedService, ServiceRef } from '../resilient-service/imported-service';
import { instanceLabel, nameLabel, readImage, readReplicas } from '../resilient-service/own-workload-reader';
import { ResilientService } from '../resilient-service/resilient-service';
import { isHeaderMatch } from '../resilient-service/route-reader';
import type { CanaryImageProps, CanaryReleaseProps, CanarySelectorProps, CanaryStepProps, WatchProps } from './props';

const keys: KeysOf<CanaryReleaseProps> = {
  ...commonKeys,
  service: true,
  canary: true,
  weight: true,
  steps: true,
  step: true,
  testers: true,
  watch: true,
  until: true,
};
const canaryKeys: KeysOf<CanaryImageProps & CanarySelectorProps> = {
  image: true,
  container: true,
  selector: true,
  replicas: true,
};
const stepKeys: KeysOf<CanaryStepProps> = { weight: true, hold: true };
const watchKeys: KeysOf<WatchProps> = { errorRate: true, latency: true, during: true };

/** How long a condition must hold before it alerts, in milliseconds. */
const defaultDuring = 300_000;

/** A share that relative weights of 32 bits can say without rounding. */
function readWeight(props: PropsReader): number | undefined {
  const percent = props.percent('weight');
  if (percent === undefined || Number(percent.toFixed(6)) === percent) return percent;
  const range = 'at most six decimals, since a mesh has whole relative weights';
  return props.refuse('MESH1005', 'weight', { prop: 'weight', value: `${percent} %`, range });
}

function readSteps(props: PropsReader): { readonly weight: number; readonly plan: string } | undefined {
  const steps = props.objects('steps', 'a list of steps', stepKeys).map((step) => ({
    weight: step.has('weight') ? readWeight(step) : step.mismatch('weight', 'a Percent'),
    hold: step.duration('hold'),
  }));
  if (!props.has('step')) props.mismatch('step', 'the current step, counted from 0');
  const step = props.integer('step', 0, Number.MAX_SAFE_INTEGER);
  const weights = steps.map((s) => s.weight ?? 0);
  const grows = weights.every((weight, i) => i === 0 || weight > weights[i - 1]!);
  if (step === undefined) return undefined;
  if (!grows || step >= steps.length)
    return props.refuse('MESH4003', 'steps', { step: String(step), steps: String(steps.length) });
  const shown = steps.map(({ weight, hold }) =>
    hold === undefined ? `${weight} %` : `${weight} % for ${Duration.millis(hold).toHumanString()}`,
  );
  return { weight: weights[step]!, plan: `${shown.join(', ')}; now step ${step}` };
}

function readShare(props: PropsReader): { readonly weight: number; readonly plan: string | undefined } {
  const none = { weight: 0, plan: undefined };
  if (props.has('weight') === props.has('steps')) {
    props.refuse('MESH4002', 'weight', {});
    return none;
  }
  if (props.has('steps')) return readSteps(props) ?? none;
  if (props.has('step')) props.refuse('MESH4003', 'step', { step: textOrKind(props.raw('step')), steps: '0' });
  return { weight: readWeight(props) ?? 0, plan: undefined };
}

function readWatch(props: PropsReader): WatchModel | undefined {
  const watch = props.object('watch', watchKeys);
  if (watch === undefined) return undefined;
  const errorRate = watch.percent('errorRate');
  const latency = watch.duration('latency');
  if (!watch.has('errorRate') && !watch.has('latency')) watch.mismatch('errorRate', 'errorRate or latency');
  return { errorRate, latency, during: watch.duration('during') ?? defaultDuring };
}

interface Context {
  readonly name: string;
  readonly service: ServiceModel;
}

/** The service's own Deployment with another image. */
function ownCanary(canary: PropsReader, stable: OwnWorkload, { name, service }: Context): OwnWorkload {
  const image = readImage(canary);
  return {
    ...stable,
    name,
    labels: { [nameLabel]: service.versions === 'subsets' ? service.name : name, [instanceLabel]: name },
    replicas: readReplicas(canary, { kind: 'Fixed', count: 2 }),
    containers: stable.containers.map((container) => ({ ...container, image })),
  };
}

/** A copy of a given Deployment with another image and labels that the stable Service does not select. */
function copiedCanary(canary: PropsReader, context: Context): CopiedWorkload | undefined {
  const stable = context.service.workload;
  if (stable.kind !== 'Given') return undefined;
  const image = readImage(canary);
  const names = stable.containers.map((container) => container.name);
  const container = canary.has('container') ? canary.text('container', 'the name of a container') : names[0];
  if (container === undefined || !names.includes(container) || (names.length > 1 && !canary.has('container'))) {
    return canary.refuse('MESH4006', 'container', { container: container ?? '', containers: names.join(', ') });
  }
  const labels = { [nameLabel]: context.name, [instanceLabel]: context.name };
  const replicas = readReplicas(canary, { kind: 'Fixed', count: 2 });
  const manifest = copyManifest(stable.manifest, {
    name: context.name,
    container,
    image,
    labels,
    drop: Object.keys(stable.labels),
    serviceAccountName: context.service.identity.serviceAccount,
    podLabels: stable.additions.podLabels,
    podAnnotations: stable.additions.podAnnotations,
    replicas: replicas.kind === 'Fixed' ? replicas.count : undefined,
  });
  const { probesRewritten } = stable;
  return {
    kind: 'Copied',
    name: context.name,
    labels,
    replicas,
    containers: containersOf(manifest),
    probesRewritten,
    manifest,
  };
}

function selectedCanary(canary: PropsReader, service: ServiceModel): SelectedWorkload {
  const labels = canary.labels('selector') ?? {};
  const isStable = Object.entries(service.selector).every(([key, value]) => labels[key] === value);
  if (canary.raw('selector') === labels && (Object.keys(labels).length === 0 || isStable)) {
    canary.mismatch('selector', 'labels that select pods, and none that the stable Service selects');
  }
  return {
    kind: 'Selected',
    labels,
    replicas: readReplicas(canary, { kind: 'Unknown' }),
    containers: [],
    probesRewritten: true,
  };
}

function readCanaryWorkload(props: PropsReader, context: Context): WorkloadModel | undefined {
  const canary = props.object('canary', canaryKeys);
  if (canary === undefined) return props.mismatch('canary', '{ image } or { selector }');
  if (canary.has('selector')) {
    for (const prop of ['image', 'container']) if (canary.has(prop)) canary.refuse('MESH5005', prop, { prop });
    return selectedCanary(canary, context.service);
  }
  const stable = context.service.workload;
  if (stable.kind === 'Selected') return canary.refuse('MESH4004', 'image', {});
  if (stable.kind !== 'Own') return copiedCanary(canary, context);
  if (canary.has('container'))
    canary.refuse('MESH4006', 'container', {
      container: textOrKind(canary.raw('container')),
      containers: 'one of ours',
    });
  return ownCanary(canary, stable, context);
}

/** What the props ask of the mesh. */
function usesOfCanary(props: PropsReader, weight: number): readonly (readonly [Feature, string])[] {
  const at = props.has('steps') ? 'steps' : 'weight';
  return [
    ['weightedSplit', at],
    ...(Number(weight.toFixed(2)) === weight ? [] : [['fineWeights', at] as const]),
    ...(props.has('testers') ? [['testers', 'testers'] as const] : []),
    ...(props.has('watch') ? [['canaryWatch', 'watch'] as const] : []),
  ];
}

function serviceOf(props: PropsReader, reader: ModelReader): ServiceModel | undefined {
  const given = props.raw('service');
  if (given instanceof ResilientService) return reader.service(given.node.path); // its own findings say why it is missing
  if (given instanceof ImportedService || given instanceof ServiceRef) return props.refuse('MESH4001', 'service', {});
  return props.mismatch('service', 'a ResilientService');
}

const imageOf = ({ containers }: WorkloadModel): string | undefined =>
  containers[0] === undefined ? undefined : knownOf(containers[0].image);

/** What a CanaryRelease says, as a model; findings go to the reader. */
export function readCanary(construct: IConstruct, given: unknown, reader: ModelReader): CanaryModel | undefined {
  const path = construct.node.path;
  const name = readName(construct, 'Service', 63, reader);
  const props = reader.props(given, path, keys);
  const decoration = readCommon(props, path, reader);
  const share = readShare(props);
  const watch = readWatch(props);
  const until = props.day('until') ?? (props.has('until') ? reader.today : undefined); // a refused day is not a missing one
  const expectedTesters = "header('x-canary', 'true') or cookie('beta', 'yes')";
  const matched = props.value('testers', expectedTesters, isHeaderMatch);
  const testers = matched === undefined ? undefined : normalizeHeader(matched);
  const service = serviceOf(props, reader);
  if (service === undefined) return undefined;
  const namespace = reader.namespace(service.namespacePath)!;
  for (const [feature, at] of usesOfCanary(props, share.weight)) reader.addUse(feature, { path, at }, namespace);
  if (name === service.name) return props.refuse('MESH4008', '', { name });
  const other = reader.canaryOf(service.path);
  if (other !== undefined) return props.refuse('MESH4005', 'service', { other: other.path });
  const workload = readCanaryWorkload(props, { name, service });
  if (workload === undefined) return undefined;
  return {
    kind: 'Canary',
    path,
    name,
    service: service.path,
    weight: share.weight,
    testers,
    plan: share.plan,
    workload,
    stableImage: imageOf(service.workload),
    canaryImage: imageOf(workload),
    watch,
    until,
    decoration,
  };
}
