import { provenanceFile, schemaChecksums } from './provenance';
import { sha256 } from './sources';
import type { Tree } from './tree';

export interface Finding {
  readonly kind: 'differs' | 'missing' | 'extra';
  readonly path: string;
}

/** What in a committed folder is not as expected, sorted by path. */
export function findDifferences(expected: Tree, actual: Tree): Finding[] {
  const findings = new Map<string, Finding>();
  const compare = (path: string, wanted: boolean, found: boolean, equal: () => boolean): void => {
    if (wanted && found && equal()) return;
    const kind = !found ? 'missing' : !wanted ? 'extra' : 'differs';
    findings.set(path, { kind, path });
  };
  for (const path of new Set([...expected.keys(), ...actual.keys()])) {
    compare(path, expected.has(path), actual.has(path), () => expected.get(path) === actual.get(path));
  }
  // The modules are made from the schemas: only the committed checksums tell that a schema itself was changed.
  const checksums = schemaChecksums(actual.get(provenanceFile) ?? '');
  const schemas = [...actual.keys()].filter((path) => path.includes('/schemas/'));
  for (const path of new Set([...Object.keys(checksums), ...schemas])) {
    compare(path, path in checksums, actual.has(path), () => checksums[path] === sha256(actual.get(path) ?? ''));
  }
  return [...findings.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
