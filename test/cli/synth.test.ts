import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readTree } from '../../src/cli/import/folder';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const temp = realpathSync(mkdtempSync(join(tmpdir(), 'synth-cli-')));
afterAll(() => rmSync(temp, { recursive: true }));

/** How `npm run synth` runs it, and a quicker way in a single process. */
const tsx = [resolve('node_modules/tsx/dist/cli.mjs')];
const quick = ['--require', require.resolve('tsx/cjs')];

function start(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, runner = quick): ChildProcess {
  return spawn(process.execPath, [...runner, resolve('src/cli/synth.ts'), ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
}

function ended(child: ChildProcess): Promise<Run> {
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  return new Promise((done) => {
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

const synth = (cwd: string, args: readonly string[] = [], env?: NodeJS.ProcessEnv): Promise<Run> =>
  ended(start(cwd, args, env));

/** A project whose program is plain JavaScript in the place of a cdk8s app; it writes to `out`. */
function project(name: string, program: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = join(temp, name);
  const all = {
    'cdk8s.yaml': 'language: typescript\napp: node app.js\noutput: dist\n',
    'app.js': `const fs = require('node:fs');\nconst out = process.env.CDK8S_OUTDIR;\n${program}\n`,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const writes = (path: string, text: string): string =>
  `fs.mkdirSync(require('node:path').dirname(out + '/${path}'), { recursive: true });
fs.writeFileSync(out + '/${path}', ${JSON.stringify(text)});`;
const shop = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\n';
const old = { 'dist/shop.k8s.yaml': 'kind: Old\n' };

/** Nothing is left but what the project has. */
const leftovers = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('.dist-'));

describe('with programs of cdk8s-mesh', () => {
  const meshProgram = (props: string): string => `import { App, Chart } from 'cdk8s';
import { get, Identity, istio, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';

const app = new App();
const chart = new Chart(app, 'shop');
const mesh = istio({ version: '1.31', ingress: Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' }) });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
const orders = new ResilientService(shop, 'orders', {
  workload: { image: 'registry.example/orders:1.4.0', port: 8080 },
  routes: [get('/orders'${props})],
} as never);
shop.allow({ from: mesh.ingress, to: orders });
app.synth();
`;

  function meshProject(name: string, props: string): string {
    const paths = { 'cdk8s-mesh': [resolve('src/index.ts')] };
    const folder = project(name, '', {
      'cdk8s.yaml': 'app: node --require tsx/cjs main.ts\n',
      'main.ts': meshProgram(props),
      'package.json': '{ "type": "commonjs" }',
      'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'node16', paths } }),
    });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    return folder;
  }

  it('writes the same bytes twice, and replaces what was there', async () => {
    const folder = meshProject('good', ', { retries: "off" }');
    const first = await synth(folder);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toMatch(/^cdk8s-mesh: shop \(observe\), 1 service, .*\ndist\/: 1 file, \d+ objects\n$/m);
    const written = readTree(join(folder, 'dist'));
    expect([...written.keys()]).toEqual(['shop.k8s.yaml']);
    writeFileSync(join(folder, 'dist/gone.k8s.yaml'), 'kind: Gone\n');
    expect(await synth(folder)).toEqual(first);
    expect(readTree(join(folder, 'dist'))).toEqual(written);
    expect(leftovers(folder)).toEqual([]);
  });

  it('says why a program is refused, and no more, and leaves the old output', async () => {
    const folder = meshProject('refused', ', { retries: "off", wrong: 1 }');
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/shop.k8s.yaml'), 'kind: Old\n');
    const { code, stdout, stderr } = await synth(folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^\[shop\/shop\/orders\] MESH1001 error at routes\[0\]\.wrong: .*\n {6}why: .*\n {6}fix: /);
    expect(stderr).not.toMatch(/^ +at |node_modules|Node\.js|Error:|cdk8s-cli/m);
    expect(stderr.endsWith('\nsynth: nothing was written, dist/ is as it was\n')).toBe(true);
    expect(readTree(join(folder, 'dist'))).toEqual(new Map([['shop.k8s.yaml', 'kind: Old\n']]));
    expect(leftovers(folder)).toEqual([]);
  });
});

describe('a program that fails', () => {
  it('is shown with its message and its own line', async () => {
    const folder = project('bug', `${writes('a.k8s.yaml', shop)}\n\nundefined.x;`, old);
    const { code, stderr } = await synth(folder);
    expect(code).toBe(1);
    expect(stderr).toBe(
      "TypeError: Cannot read properties of undefined (reading 'x')\n  at app.js:6:11\n" +
        'synth: nothing was written, dist/ is as it was\n',
    );
    expect(readTree(join(folder, 'dist')).get('shop.k8s.yaml')).toBe('kind: Old\n');
    expect(leftovers(folder)).toEqual([]);
  });

  it.each([
    ['says nothing', 'process.exit(3);', 'the program ended with 1 and said nothing: node app.js\n'],
    ['writes no objects', 'fs.mkdirSync(out, { recursive: true });', 'the program wrote no objects\n'],
    ['writes elsewhere', '', 'ERROR: synthesis failed, app expected to create "dist"\n'],
  ])('is refused when it %s', async (name, program, text) => {
    const folder = project(name.replaceAll(' ', '-'), program, old);
    const { code, stderr } = await synth(folder);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${text}synth: nothing was written, dist/ is as it was\n` });
    expect(readTree(join(folder, 'dist')).get('shop.k8s.yaml')).toBe('kind: Old\n');
  });
});

describe('stdout', () => {
  const two = `console.log('noise');\n${writes('b.k8s.yaml', 'kind: B\n')}\n${writes('a.k8s.yaml', 'kind: A\n---\nkind: C\n')}`;

  it('is nothing but one stream of YAML, and the output folder stays', async () => {
    const folder = project('stdout', two, old);
    const { code, stdout, stderr } = await synth(folder, ['--stdout']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'stdout: 2 files, 3 objects\n' });
    const documents = parseAllDocuments(stdout);
    expect(documents.map((document) => document.errors)).toEqual([[], [], []]);
    expect(documents.map((document) => document.toJS())).toEqual([{ kind: 'A' }, { kind: 'C' }, { kind: 'B' }]);
    expect(readTree(join(folder, 'dist')).get('shop.k8s.yaml')).toBe('kind: Old\n');
  });

  it('stays empty when the program fails', async () => {
    const folder = project('stdout-fails', `${two}\nthrow new Error('no');`);
    const { code, stdout, stderr } = await synth(folder, ['-p']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Error: no\n {2}at app\.js:\d+:\d+\nsynth: nothing was written\n$/);
  });
});

describe('the output folder', () => {
  it('is the one that is asked for, also in a folder that is not there and behind a link', async () => {
    const folder = project('named', writes('x/shop.yaml', shop), { 'real/shop.yaml': 'kind: Old\n' });
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    const [deep, linked, fromEnv] = await Promise.all([
      synth(folder, ['-o', 'new/deep/']),
      synth(folder, ['--output', 'link', '--app', 'node app.js']),
      synth(folder, [], { CDK8S_OUTPUT: 'env' }),
    ]);
    expect(deep).toEqual({ code: 0, stdout: '', stderr: 'new/deep/: 1 file, 1 object\n' });
    expect(linked).toEqual({ code: 0, stdout: '', stderr: 'link/: 1 file, 1 object\n' });
    expect(fromEnv.code).toBe(0);
    for (const name of ['new/deep', 'real', 'link', 'env']) {
      expect(readTree(join(folder, name))).toEqual(new Map([['x/shop.yaml', shop]]));
    }
    expect(existsSync(join(folder, 'dist'))).toBe(false);
    expect(leftovers(folder)).toEqual([]);
  });

  it('is not replaced when it holds what no synthesis wrote', async () => {
    const folder = project('foreign', writes('shop.k8s.yaml', shop), { ...old, 'dist/notes.txt': 'mine' });
    const before = readTree(join(folder, 'dist'));
    const { code, stderr } = await synth(folder);
    expect(code).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'dist/ is replaced whole, and it holds what no synthesis wrote: notes.txt',
      '  Move that elsewhere, or synthesize into a folder of its own: npm run synth -- --output DIR',
      'synth: nothing was written, dist/ is as it was',
      '',
    ]);
    expect(readTree(join(folder, 'dist'))).toEqual(before);
    expect(leftovers(folder)).toEqual([]);
  });

  it('is neither the project nor a file', async () => {
    const folder = project('self', writes('shop.k8s.yaml', shop), { file: '' });
    const [self, above, file] = await Promise.all(['.', '..', 'file'].map((output) => synth(folder, ['-o', output])));
    expect(self).toMatchObject({ code: 2, stderr: expect.stringContaining('. holds the project itself') });
    expect(above).toMatchObject({ code: 2, stderr: expect.stringContaining('.. holds the project itself') });
    expect(file).toMatchObject({ code: 2, stderr: expect.stringContaining('file is a file: name a folder') });
  });
});

it('refuses flags that it does not know, and those that contradict one another', async () => {
  const folder = project('flags', '');
  const [unknown, both, nothing, help] = await Promise.all([
    synth(folder, ['--outptu', 'x']),
    synth(folder, ['--stdout', '--output', 'x']),
    synth(temp),
    synth(folder, ['--help']),
  ]);
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining("Unknown option '--outptu'") });
  expect(both).toMatchObject({ code: 2, stderr: '--stdout writes no folder: drop --output\n' });
  expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('cdk8s.yaml has no app') });
  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: npm run synth'), stderr: '' });
});

it('hands the options of cdk8s on', async () => {
  const folder = project('helm', writes('shop.k8s.yaml', shop));
  const helm = await synth(folder, ['--format', 'helm', '--chart-version', '1.0.0']);
  expect(helm).toEqual({ code: 0, stdout: '', stderr: 'dist/: 2 files, 1 object\n' });
  expect([...readTree(join(folder, 'dist')).keys()]).toEqual(['Chart.yaml', 'README.md', 'templates/shop.k8s.yaml']);
  const wrong = await synth(folder, ['--format', 'kustomize']);
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toMatch(
    /^Error: You need to specify synthesis format .*: kustomize\nsynth: nothing was written/,
  );
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('leaves the old output and no rubbish on %s', async (signal, expected) => {
  const program = `${writes('shop.k8s.yaml', shop)}\nfs.writeFileSync('running', String(process.pid));\nsetInterval(() => {}, 1000);`;
  const folder = project(signal, program, old);
  const child = start(folder, [], {}, tsx);
  const run = ended(child);
  while (!existsSync(join(folder, 'running'))) await new Promise((done) => setTimeout(done, 20));
  expect(leftovers(folder)).toHaveLength(1);
  child.kill(signal);
  expect(await run).toEqual({
    code: expected,
    stdout: '',
    stderr: `synth: interrupted by ${signal}\nsynth: nothing was written, dist/ is as it was\n`,
  });
  expect(leftovers(folder)).toEqual([]);
  expect(readTree(join(folder, 'dist'))).toEqual(new Map([['shop.k8s.yaml', 'kind: Old\n']]));
});
