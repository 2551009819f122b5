import { type ApiObject, JsonPatch } from 'cdk8s';
import { type Diagnostic, diagnose, explain } from '../diagnostics';
import type { Draft } from '../meshes/draft';
import type { Manifest, ManifestRule } from '../meshes/manifest-rule';
import type { Mesh } from '../meshes/mesh';
import type { Graph } from '../model/program';
import { objectOf } from './patches';

/** What the renderers did not write as it stands: patched drafts, and objects that users made beside them. */
function manifestsOf(
  patches: ReadonlyMap<Draft, readonly JsonPatch[]>,
  foreign: readonly ApiObject[],
  kinds: ReadonlySet<string>,
): readonly Manifest[] {
  const patched = [...patches].map(([draft, operations]) => {
    const object = JsonPatch.apply(structuredClone(objectOf(draft)), ...operations) as Omit<Manifest, 'path'>;
    return { ...object, path: draft.owner };
  });
  const theirs = foreign
    .filter((object) => kinds.has(object.kind))
    .map((object) => ({ ...(object.toJson() as Omit<Manifest, 'path'>), path: object.node.path }));
  return [...patched, ...theirs];
}

/** Holds what was added by hand against the rules of every mesh in the program. */
export function checkManifests(
  patches: ReadonlyMap<Draft, readonly JsonPatch[]>,
  foreign: readonly ApiObject[],
  meshes: ReadonlyMap<string, Mesh>,
  graph: Graph,
): readonly Diagnostic[] {
  const rules = new Map([...meshes.values()].flatMap((mesh) => mesh.manifestRules).map((rule) => [rule.code, rule]));
  const manifests = manifestsOf(patches, foreign, new Set([...rules.values()].flatMap((rule) => rule.kinds)));
  const findings = (rule: ManifestRule, manifest: Manifest): readonly Diagnostic[] => {
    const { path } = manifest;
    try {
      return [...rule.check(manifest, graph)].map(({ values, at, related }) =>
        explain(rule.code, rule, values, { path, at, related }),
      );
    } catch (error) {
      return [diagnose('MESH1015', { rule: rule.name, error: String(error) }, { path })];
    }
  };
  return manifests.flatMap((manifest) =>
    [...rules.values()]
      .filter((rule) => rule.kinds.includes(manifest.kind))
      .flatMap((rule) => findings(rule, manifest)),
  );
}
