import type { MeshChecks } from '../manifests/check';
import type { Features } from '../model/feature';
import type { Ask } from './ask';

/** A mesh as it can be installed, which is a column of the features table. */
export interface Column {
  /** `Istio 1.31, ambient`. */
  readonly title: string;
  /** How a program says it: `istio({ version: '1.31', dataPlane: 'ambient' })`. */
  readonly value: string;
  readonly features: Features;
}

/** A column for each version of a mesh, the newest first; `call` is what a program calls. */
export const versionColumns = (
  title: string,
  call: string,
  byVersion: Readonly<Record<string, Features>>,
): readonly Column[] =>
  Object.entries(byVersion)
    .map(([version, features]) => ({
      title: `${title} ${version}`,
      value: `${call}({ version: '${version}' })`,
      features,
    }))
    .reverse();

/** What is known of a mesh without a program. */
export interface MeshEntry extends MeshChecks {
  /** The newest first. */
  readonly columns: readonly Column[];
  /** What its objects ask for. */
  readonly asks: readonly Ask[];
}
