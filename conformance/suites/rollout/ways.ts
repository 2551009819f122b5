import { type Manifest, nameOf } from '../../cluster/manifest';

/** One object that is applied, or taken away because the release has it no more. */
export interface Task {
  readonly object: Manifest;
  readonly gone: boolean;
}

/** How a tool brings a cluster from one release to the next. */
export interface Way {
  readonly name: string;
  /** Tasks in their order; before each further group the tool waits until the pods of the former one are ready. */
  readonly groups: (before: readonly Manifest[], after: readonly Manifest[]) => readonly (readonly Task[])[];
}

const applied = (object: Manifest): Task => ({ object, gone: false });
const taken = (object: Manifest): Task => ({ object, gone: true });

/** What the later release has no more, the last first. */
export function goneOf(before: readonly Manifest[], after: readonly Manifest[]): readonly Manifest[] {
  const names = new Set(after.map(nameOf));
  return [...before].reverse().filter((object) => !names.has(nameOf(object)));
}

/** As kubectl does it. */
export const asWritten: Way = {
  name: 'applied as it is written, pruned last',
  groups: (before, after) => [[...after.map(applied), ...goneOf(before, after).map(taken)]],
};

/** As nobody should, and some tools do. */
export const backwards: Way = {
  name: 'pruned first, applied backwards',
  groups: (before, after) => [[...goneOf(before, after).map(taken), ...[...after].reverse().map(applied)]],
};

const waveOf = ({ metadata }: Manifest): number => Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);

/** Within a wave kinds of Kubernetes come in this order, and all others behind them. */
const kinds = ['Namespace', 'NetworkPolicy', 'PodDisruptionBudget', 'ServiceAccount', 'Service', 'Deployment'];
const placeOf = ({ kind }: Manifest): number => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);

/** As Argo CD does it: wave by wave, in each the prunes first; the waves of the prunes are turned round. */
export const byWaves: Way = {
  name: 'applied by sync waves, pruned by their reverse',
  groups: (before, after) => {
    const gone = goneOf(before, after);
    const pruned = [...new Set(gone.map(waveOf))].sort((a, b) => a - b);
    const tasks = [
      ...gone.map((object) => ({ ...taken(object), wave: pruned.at(-1 - pruned.indexOf(waveOf(object)))! })),
      ...after.map((object) => ({ ...applied(object), wave: waveOf(object) })),
    ].sort(
      (a, b) =>
        a.wave - b.wave ||
        Number(b.gone) - Number(a.gone) ||
        placeOf(a.object) - placeOf(b.object) ||
        a.object.metadata.name.localeCompare(b.object.metadata.name),
    );
    const waves = [...new Set(tasks.map(({ wave }) => wave))];
    return waves.map((wave) => tasks.filter((task) => task.wave === wave));
  },
};
