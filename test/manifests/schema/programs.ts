import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Group } from '../../../conformance/programs/group';
import { objectsIn } from '../../../conformance/programs/read-yaml';
import { snapshots } from '../../../conformance/programs/snapshots';

const root = resolve(__dirname, '../../..');

/** What the program of an example writes. */
function example(name: string): Group {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  process.env['CDK8S_OUTDIR'] = outdir;
  const printed = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    jest.isolateModules(() => require(join(root, 'examples', name, 'main.ts')));
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    return {
      name: `example ${name}`,
      objects: files.flatMap((file) => objectsIn(readFileSync(join(outdir, file), 'utf8'))),
    };
  } finally {
    printed.mockRestore();
    delete process.env['CDK8S_OUTDIR'];
    rmSync(outdir, { recursive: true });
  }
}

/** Everything that the examples and the snapshots of the tests emit. */
export function programs(): readonly Group[] {
  // the program of Pulumi writes no YAML
  const examples = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'pulumi',
  );
  return [...snapshots(root), ...examples.map(({ name }) => example(name))];
}
