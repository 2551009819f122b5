import { groupBy } from '../../../common/group-by';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { targetsOf } from './ambient';
import { kinds, type Telemetry } from './kinds';
import { meshConfigOf } from './mesh-config';

/** The parts of a Telemetry that need a provider to do anything. */
export type Signal = 'accessLogging' | 'tracing';

/** Whether a Telemetry holds for all of its namespace. */
export const isForNamespace = ({ spec = {} }: Telemetry): boolean =>
  Object.keys(spec.selector?.matchLabels ?? {}).length === 0 && targetsOf(spec).length === 0;

const wide = (set: ManifestSet): ReadonlyMap<string, readonly Manifest<Telemetry>[]> =>
  groupBy(
    set.of<Telemetry>(kinds.telemetry).filter(({ object }) => isForNamespace(object)),
    ({ object }) => namespaceOf(object),
  );

const named = ({ spec }: Telemetry, signal: Signal): boolean =>
  (spec?.[signal] ?? []).some(({ providers = [] }) => providers.length > 0);

/** Whether the providers of a signal come from elsewhere: another entry, the namespace's Telemetry, the mesh's, MeshConfig; undefined where MeshConfig is not in the set. */
export function inheritsProvider(set: ManifestSet, { object }: Manifest<Telemetry>, signal: Signal) {
  const parents = [namespaceOf(object), set.settings.rootNamespace].flatMap((name) => set.derive(wide).get(name) ?? []);
  if (named(object, signal) || parents.some((parent) => named(parent.object, signal))) return true;
  const config = meshConfigOf(set);
  return config === undefined ? undefined : config.defaults[signal].length > 0;
}
