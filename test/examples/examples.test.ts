import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { brokenPromises } from '../meshes/istio/promises';
import { captureStderr, type Manifest } from '../synth/harness';

const stderr = captureStderr();

const root = resolve(__dirname, '../../examples');
const examples = readdirSync(root, { withFileTypes: true })
  // the program of Pulumi has tests of its own
  .filter((entry) => entry.isDirectory() && entry.name !== 'pulumi')
  .map(({ name }) => name);

/** What the program of an example writes, as `cdk8s synth` runs it. */
function run(name: string): Manifest[] {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  process.env['CDK8S_OUTDIR'] = outdir;
  try {
    jest.isolateModules(() => require(join(root, name, 'main.ts')));
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    const text = files.sort().map((file) => readFileSync(join(outdir, file), 'utf8'));
    return text.flatMap((yaml) => parseAllDocuments(yaml).map((document) => document.toJS()));
  } finally {
    delete process.env['CDK8S_OUTDIR'];
    rmSync(outdir, { recursive: true });
  }
}

it('there is the quick start', () => expect(examples).toContain('quick-start'));

describe.each(examples)('%s', (name) => {
  it('is written with nothing to mend, and keeps what every output keeps', () => {
    expect(existsSync(join(root, name, 'main.ts'))).toBe(true);
    const objects = run(name);
    expect(objects.length).toBeGreaterThan(3);
    const printed = stderr();
    expect(printed).toMatch(/^cdk8s-mesh: .+, 0 errors, 0 warnings\n$/m);
    // that a given Deployment got an account or a label is always said
    const codes = [...printed.matchAll(/^\[.+\] (MESH\d{4}) (\w+)/gm)].map(
      ([, code, severity]) => `${code} ${severity}`,
    );
    expect(codes.filter((found) => found !== 'MESH5004 info' && found !== 'MESH5007 info')).toEqual([]);
    // examples/resilient-service declares this gRPC method idempotent
    expect(brokenPromises(objects, { harmlessPaths: ['/stock.v1.Stock/Get'] })).toEqual([]);
  });
});
