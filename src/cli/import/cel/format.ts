import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');

/** Lays a module out as the project does. */
export function formatTypeScript(text: string): string {
  const biome = require.resolve('@biomejs/biome/bin/biome', { paths: [root] });
  const args = [biome, 'format', `--config-path=${root}`, `--stdin-file-path=${resolve(root, 'src/cel.ts')}`];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd: root,
    input: text,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw error ?? new Error(`biome cannot format a generated module: ${stderr}`);
  return stdout;
}
