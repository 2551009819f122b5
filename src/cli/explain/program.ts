import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { UsesFile } from '../../synth/uses-file';
import type { Asked } from './uses';

/** A program that cannot be explained, and why. */
export class ExplainProblem extends Error {}

/** The program of cdk8s.yaml. */
export function appOf(): string {
  const config = existsSync('cdk8s.yaml') ? load(readFileSync('cdk8s.yaml', 'utf8')) : undefined;
  const app = (config as { readonly app?: unknown } | null | undefined)?.app;
  if (typeof app === 'string' && app !== '') return app;
  throw new ExplainProblem('there is no program: cdk8s.yaml has no app; say --app COMMAND, or a PATH with manifests');
}

const lastWords = (text: string): string => text.trim().split('\n').slice(-12).join('\n');

/** Runs the program as cdk8s does, and reads what it asks of its meshes. Nothing that it writes is kept. */
export function askedByProgram(app: string): Asked {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-explain-'));
  try {
    const file = join(folder, 'uses.json');
    const env = { ...process.env, CDK8S_OUTDIR: join(folder, 'out'), CDK8S_MESH_USES: file };
    const { stderr, error } = spawnSync(app, {
      shell: true,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (!existsSync(file)) {
      const words = error === undefined ? lastWords(stderr) : error.message;
      throw new ExplainProblem(
        `the program has no construct of cdk8s-mesh, or ended before it was read: ${app}\n${words}`,
      );
    }
    const { uses } = JSON.parse(readFileSync(file, 'utf8')) as UsesFile;
    return { uses: uses.map(({ feature, path, at }) => ({ feature, where: `${path} ${at}` })), unexplained: new Map() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
