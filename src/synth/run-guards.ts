import { type Diagnostic, diagnose, explain } from '../diagnostics';
import type { Guard, Manifest } from '../meshes/guard';
import type { Mesh } from '../meshes/mesh';
import type { Graph } from '../model/program';
import type { Written } from './written';

/** Holds what was patched or added by hand against the guards of every mesh in the program. */
export function runGuards(
  written: readonly Written[],
  meshes: ReadonlyMap<string, Mesh>,
  graph: Graph,
): readonly Diagnostic[] {
  const guards = new Map([...meshes.values()].flatMap((mesh) => mesh.guards).map((guard) => [guard.code, guard]));
  const findings = (guard: Guard, manifest: Manifest): readonly Diagnostic[] => {
    const { path } = manifest;
    try {
      return [...guard.check(manifest, graph)].map(({ values, at, related }) =>
        explain(guard.code, guard, values, { path, at, related }),
      );
    } catch (error) {
      return [diagnose('MESH1015', { rule: guard.name, error: String(error) }, { path })];
    }
  };
  return written
    .filter(({ by }) => by !== 'renderer')
    .flatMap(({ path, object }) =>
      [...guards.values()]
        .filter(({ kinds }) => kinds.includes(object.kind))
        .flatMap((guard) => findings(guard, { ...object, path } as Manifest)),
    );
}
