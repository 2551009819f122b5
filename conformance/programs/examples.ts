import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Harness } from '../harness/harness';
import { lastLines } from '../harness/processes';
import type { Group } from './group';
import { objectsIn } from './read-yaml';

/** What the program of each example writes, run as a user runs it. */
export async function examples({ root, folder, processes }: Harness): Promise<readonly Group[]> {
  const programs = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter(
    // the program of Pulumi has a suite of its own
    (entry) => entry.isDirectory() && entry.name !== 'pulumi',
  );
  const outputs = mkdtempSync(join(folder, 'examples-'));
  return Promise.all(
    programs.map(async ({ name }) => {
      const outdir = join(outputs, name);
      const main = join(root, 'examples', name, 'main.ts');
      const { code, stderr } = await processes.run({
        name: `example-${name}`,
        command: process.execPath,
        args: [...process.execArgv, main],
        cwd: root,
        // findings are about a day; so the run is the same tomorrow
        env: { CDK8S_OUTDIR: outdir, MESH_AS_OF: '2026-11-21' },
      });
      if (code !== 0) throw new Error(`examples/${name} ended with ${code}:\n${lastLines(stderr, 40)}`);
      const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.yaml'))
        .sort();
      // the chart of the service comes before that of its canary
      const ordered = files.sort((a, b) => a.replace(/\.k8s\.yaml$/, '').localeCompare(b.replace(/\.k8s\.yaml$/, '')));
      return { name, objects: ordered.flatMap((file) => objectsIn(readFileSync(join(outdir, file), 'utf8'))) };
    }),
  );
}
