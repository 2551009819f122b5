import type { Checks } from '../manifests/check';
import { meshChecks } from '../meshes/checks';

/** What manifests for a mesh such as `istio@1.31` are held against. */
export interface NamedMesh extends Checks {
  readonly version: string;
}

/** The mesh of a name and version, or why there is none. */
export function meshNamed(given: string): NamedMesh | { readonly problem: string } {
  const [name = '', version = ''] = given.split('@');
  const checks = Object.hasOwn(meshChecks, name) ? meshChecks[name]!.checks(version) : undefined;
  if (checks !== undefined) return { ...checks, version };
  const known = Object.entries(meshChecks).flatMap(([mesh, { versions }]) => versions.map((one) => `${mesh}@${one}`));
  return { problem: `the mesh '${given}' is not known: one of ${known.join(', ')}` };
}
