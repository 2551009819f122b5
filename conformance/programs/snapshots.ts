import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Group } from './group';
import { meshOf } from './mesh-of';
import { objectsIn } from './read-yaml';

function snapshotFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.snap'))
    .sort()
    .map((file) => join(folder, file));
}

/** Jest writes a string between quotation marks, and does not escape those within. */
const unquoted = (text: string): string => text.trim().replace(/^"/, '').replace(/"$/, '');

/** The objects of every snapshot in test/ that is YAML and of a program on the mesh, one group a snapshot. */
export const snapshots = (root: string, mesh: ReturnType<typeof meshOf> = 'istio'): readonly Group[] =>
  allSnapshots(root).filter((group) => meshOf(group) === mesh);

function allSnapshots(root: string): readonly Group[] {
  return snapshotFiles(join(root, 'test')).flatMap((file) => {
    // the file is a script that fills `exports` with strings
    const exports: Record<string, string> = {};
    runInNewContext(readFileSync(file, 'utf8'), { exports });
    const test = relative(join(root, 'test'), file)
      .replace(/__snapshots__\//, '')
      .replace(/\.test\.ts\.snap$/, '');
    return Object.entries(exports)
      .filter(([, text]) => /^"?apiVersion: /m.test(text.trim()))
      .map(([name, text]) => ({ name: `${test}: ${name}`, objects: objectsIn(unquoted(text)) }));
  });
}
