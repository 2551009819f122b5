import { cpSync, existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Held } from '../../conformance/harness/lifecycle';

const root = resolve(__dirname, '../..');

/** Builds what is published into the folder of the run, as `npm run build` does; gives the file of the command. */
export async function buildCommand({ processes, folder }: Held): Promise<string> {
  const lib = join(folder, 'lib');
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const args = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', lib];
  const { code, stdout } = await processes.run({ name: 'build', command: process.execPath, args, cwd: root });
  if (code !== 0) throw new Error(`the package does not compile:\n${stdout}`);
  for (const release of readdirSync(join(root, 'imports'))) {
    const schemas = join(root, 'imports', release, 'schemas');
    if (existsSync(schemas)) cpSync(schemas, join(lib, 'imports', release, 'schemas'), { recursive: true });
  }
  // where Node stops to look for one
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return join(lib, 'src/cli/mesh.js');
}
