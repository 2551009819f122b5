import { groupBy } from '../../common/group-by';
import { type GroupKind, type Manifest, namespaceOf } from '../manifest';
import type { ManifestSet } from '../set';
import type { CronJob, Labels, Pod, PodSpec, PodTemplate, Workload } from './kinds';
import { hasLabels } from './selector';

/** Pods as a template or a Pod says they will be. */
export interface Pods {
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** `default` where the template names none. */
  readonly serviceAccount: string;
  readonly spec: PodSpec;
  /** What makes them. */
  readonly manifest: Manifest;
  /** Where the template lies in it. */
  readonly template: readonly string[];
}

const none: Labels = {};

function podsOf(manifest: Manifest, template: PodTemplate, at: readonly string[]): Pods {
  const { metadata = {}, spec = {} } = template;
  return {
    namespace: namespaceOf(manifest.object),
    labels: metadata.labels ?? none,
    annotations: metadata.annotations ?? none,
    serviceAccount: spec.serviceAccountName ?? 'default',
    spec,
    manifest,
    template: at,
  };
}

const controllers: readonly GroupKind[] = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'batch/Job',
  'argoproj.io/Rollout',
];

/** The kinds that make pods, for the `reads` of a rule. */
export const workloadKinds: readonly GroupKind[] = [...controllers, 'batch/CronJob', '/Pod'];

function allPods(set: ManifestSet): readonly Pods[] {
  const template = ['spec', 'template'];
  const job = ['spec', 'jobTemplate', 'spec', 'template'];
  return [
    ...controllers.flatMap((kind) =>
      set.of<Workload>(kind).map((manifest) => podsOf(manifest, manifest.object.spec?.template ?? {}, template)),
    ),
    ...set
      .of<CronJob>('batch/CronJob')
      .map((manifest) => podsOf(manifest, manifest.object.spec?.jobTemplate?.spec?.template ?? {}, job)),
    ...set.of<Pod>('/Pod').map((manifest) => podsOf(manifest, manifest.object as PodTemplate, [])),
  ];
}

const byNamespace = (set: ManifestSet): ReadonlyMap<string, readonly Pods[]> =>
  groupBy(set.derive(allPods), ({ namespace }) => namespace);

/** Every kind of pods in the set. */
export const podsIn = (set: ManifestSet, namespace?: string): readonly Pods[] =>
  namespace === undefined ? set.derive(allPods) : (set.derive(byNamespace).get(namespace) ?? []);

const byLabel = (set: ManifestSet): ReadonlyMap<string, readonly Pods[]> => {
  const groups = new Map<string, Pods[]>();
  for (const pods of set.derive(allPods)) {
    for (const [key, value] of Object.entries(pods.labels)) {
      const place = `${pods.namespace}\n${key}\n${value}`;
      const group = groups.get(place);
      if (group === undefined) groups.set(place, [pods]);
      else group.push(pods);
    }
  }
  return groups;
};

/** Pods of a namespace that have these labels; looked up by one of them, so that many selectors over many pods stay cheap. */
export function podsWith(set: ManifestSet, namespace: string, labels: Labels): readonly Pods[] {
  const first = Object.entries(labels)[0];
  if (first === undefined) return podsIn(set, namespace);
  const candidates = set.derive(byLabel).get(`${namespace}\n${first[0]}\n${first[1]}`) ?? [];
  return candidates.filter((pods) => hasLabels(pods.labels, labels));
}
