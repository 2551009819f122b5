import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { captureStderr } from '../synth/harness';

captureStderr();

const folder = resolve(__dirname, '../../examples/quick-start');
const meshes = readdirSync(folder)
  .filter((file) => file !== 'main.ts')
  .map((file) => file.replace('.ts', ''));
const textOf = (mesh: string): string => readFileSync(join(folder, `${mesh}.ts`), 'utf8');

it('the entries differ in the mesh value alone', () => {
  const without = (mesh: string): string =>
    textOf(mesh)
      .replace(/^const mesh = (istio|linkerd|consul)\(\{.*\}\);$/m, 'const mesh = …;')
      .replace(/^ {2}(istio|linkerd|consul),\n/m, '');
  expect(meshes.sort()).toEqual(['ambient', 'consul', 'istio', 'linkerd']);
  for (const mesh of meshes) expect(without(mesh)).toBe(without('istio'));
  expect(without('istio')).toContain('const mesh = …;');
});

const released = `{
  evidence: { namespace: 'shop', window: Duration.days(14), source: 'prometheus/mesh', date: '2026-11-20', deniedRequests: 0 },
  lock: 'none',
  reason: 'the release before showed the stage before',
} as const`;
const excused = "Stage.observe({ belowFloor: { reason: 'callers without a proxy', until: '2026-12-31' } })";

/** The stage of each entry as a program would say it later, and the first one. */
const stages = {
  observe: (mesh: string) => (mesh === 'consul' ? excused : 'Stage.observe()'),
  strict: () => 'Stage.newNamespace(first)',
  authorize: () => `Stage.newNamespace(first).authorize(${released})`,
  isolate: () => `Stage.newNamespace(first).authorize(${released}).isolate(${released})`,
} as const;

const said = /when\(mesh, 'permissiveStage', Stage\.observe\(\), Stage\.newNamespace\(first\)\)/;

/** Beside the sources, so that the package is found by its name. */
const programs = mkdtempSync(join(__dirname, 'quick-start-'));
afterAll(() => rmSync(programs, { recursive: true }));

/** What an entry writes in another stage than its own. */
function written(mesh: string, stage: keyof typeof stages): string {
  const text = textOf(mesh);
  expect(text).toMatch(said);
  const program = join(programs, mesh, stage);
  mkdirSync(program, { recursive: true });
  writeFileSync(join(program, 'main.ts'), text.replace(said, stages[stage](mesh)));
  const outdir = mkdtempSync(join(tmpdir(), 'quick-start-'));
  process.env['CDK8S_OUTDIR'] = outdir;
  try {
    jest.isolateModules(() => require(join(program, 'main.ts')));
    return readFileSync(join(outdir, 'shop.k8s.yaml'), 'utf8');
  } finally {
    delete process.env['CDK8S_OUTDIR'];
    rmSync(outdir, { recursive: true });
  }
}

describe.each(meshes)('%s', (mesh) => {
  it.each(Object.keys(stages) as (keyof typeof stages)[])('%s', (stage) =>
    expect(written(mesh, stage)).toMatchSnapshot(),
  );
});
