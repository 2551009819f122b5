import { cpSync, existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Held } from '../../conformance/harness/lifecycle';

const root = resolve(__dirname, '../..');

/** As `npm run bundle` has it. */
const bundling = ['--bundle', '--packages=external', '--platform=node', '--target=node20'];

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
  const command = join(lib, 'src/cli/check.js');
  const bundled = await processes.run({
    name: 'bundle',
    command: join(root, 'node_modules/.bin/esbuild'),
    args: [join(root, 'src/cli/check.ts'), ...bundling, `--outfile=${command}`, '--allow-overwrite'],
    cwd: root,
  });
  if (bundled.code !== 0) throw new Error(`the command cannot be bundled:\n${bundled.stderr}`);
  // where Node stops to look for one
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return join(lib, 'src/cli/mesh.js');
}
