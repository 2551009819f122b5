import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { KubernetesObject } from '../manifests/manifest';
import type { Draft } from '../meshes/draft';
import { Later, settled } from '../model/later';
import type { Graph } from '../model/program';
import { withAdditions } from './additions';
import { apiObjectOf } from './model-reader';
import { objectOf } from './patches';

/** An object that will be written: as a renderer made it, patched, or of the user's own. */
export interface Written {
  /** Path of the construct that it belongs to. */
  readonly path: string;
  readonly object: KubernetesObject;
  readonly by: 'renderer' | 'patch' | 'user';
  /** What it is made of. */
  readonly source: Draft | ApiObject;
}

/** The same value without what JSON would leave out; itself where there is nothing of the kind. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Later) return value;
  if (Array.isArray(value)) {
    const items = value.map(plain);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const entries = Object.entries(value);
  const kept = entries.flatMap(([key, item]) => (item === undefined ? [] : [[key, plain(item)] as const]));
  const isSame = kept.length === entries.length && kept.every(([, item], index) => item === entries[index]![1]);
  return isSame ? value : Object.fromEntries(kept);
}

/** Everything that the program will write, with what is added to given Deployments. */
export function writtenOf(
  drafts: readonly Draft[],
  patched: ReadonlyMap<Draft, unknown>,
  foreign: readonly ApiObject[],
  graph: Graph,
  constructs: ReadonlyMap<string, IConstruct>,
): readonly Written[] {
  const additions = new Map(
    graph.services.flatMap(({ workload }) => {
      const object = workload.kind === 'Given' ? apiObjectOf(constructs.get(workload.path)) : undefined;
      return object === undefined || workload.kind !== 'Given' ? [] : [[object, workload.additions] as const];
    }),
  );
  const ours = drafts.map((draft): Written => {
    const result = patched.get(draft);
    const object = plain(result ?? objectOf(draft)) as KubernetesObject;
    return { path: draft.owner, object, by: result === undefined ? 'renderer' : 'patch', source: draft };
  });
  const theirs = foreign.map((object): Written => {
    const added = additions.get(object);
    const manifest = object.toJson() as KubernetesObject;
    return {
      path: object.node.path,
      object: added === undefined ? manifest : withAdditions(manifest, added),
      by: 'user',
      source: object,
    };
  });
  return [...ours, ...theirs];
}

/** The same as far as values that are known later are known by now. */
export const settle = (written: Written): Written => ({
  ...written,
  object: settled(written.object) as KubernetesObject,
});
