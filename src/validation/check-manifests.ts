import { checkManifests as check } from '../manifests/check';
import { narrowAll } from '../manifests/input';
import type { Json } from '../manifests/json';
import { locateFindings } from '../manifests/locate-findings';
import type { Located } from '../manifests/located';
import { defaultSettings, type Settings } from '../manifests/settings';
import { meshNamed } from './mesh-named';

/** How `checkManifests` is asked. */
export interface CheckManifestsOptions extends Partial<Omit<Settings, 'version'>> {
  /** The mesh that they are for, with its version. @default istio@1.31 */
  readonly mesh?: string;
  /** The former state of the same objects, for what may not change. @default none */
  readonly previous?: readonly unknown[];
}

/**
 * What a cluster would refuse, ignore or get wrong in objects, as `cdk8s-mesh check` finds it in files: structure, CEL, what the control plane
 * refuses, and what goes wrong between objects. They are plain data, such as `Testing.synth(chart)` gives or `yaml.parse`. A kind that is
 * not known is passed over. Of an object, `file` is its place in the list.
 *
 * @throws where the mesh is not known
 */
export function checkManifests(
  objects: readonly unknown[],
  { mesh = 'istio@1.31', previous = [], ...settings }: CheckManifestsOptions = {},
): readonly Located[] {
  const named = meshNamed(mesh);
  if ('problem' in named) throw new Error(named.problem);
  const candidates = (list: readonly unknown[]) =>
    list.map((value, index) => ({ value: value as Json, origin: { kind: 'Construct', path: `[${index}]` } as const }));
  const { manifests, findings } = narrowAll(candidates(objects));
  const former = narrowAll(candidates(previous)).manifests;
  const found = check(manifests, {
    ...named,
    settings: { ...defaultSettings, ...settings, version: named.version },
    previous: former,
  });
  return locateFindings([...findings, ...found.findings], () => undefined);
}
