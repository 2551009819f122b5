import type { Release } from './config';
import { formatJson, isObject } from './json';
import { sha256 } from './sources';

export const provenanceFile = 'PROVENANCE.json';

/** Where every release comes from, and the checksums of the schemas in the tree. */
export function provenanceOf(releases: readonly Release[], tree: ReadonlyMap<string, string>): string {
  const checksums = [...tree].filter(([path]) => path.endsWith('.json')).map(([path, text]) => [path, sha256(text)]);
  const sources = releases.map(({ name, project, release, license, source, note, files }) => ({
    name,
    project,
    release,
    license,
    source,
    ...(note === undefined ? {} : { note }),
    files,
  }));
  return formatJson({ releases: sources, schemas: Object.fromEntries(checksums) });
}

/** The checksums of the schemas by path, as a committed provenance tells them; none when it is broken. */
export function schemaChecksums(provenance: string): Record<string, string> {
  try {
    const { schemas } = JSON.parse(provenance) as { schemas?: unknown };
    return isObject(schemas) ? (schemas as Record<string, string>) : {};
  } catch {
    return {};
  }
}
