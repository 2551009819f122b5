import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { realSynth } from '../validation/real-synth';

const temp = mkdtempSync(join(tmpdir(), 'package-'));
const tarballs = join(temp, 'tarballs');
const project = join(temp, 'project');
const installed = join(project, 'node_modules/cdk8s-mesh');
afterAll(() => rmSync(temp, { recursive: true }));

/** The environment without what npm tells the scripts of this checkout. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(key)),
);

async function run(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command, args, { cwd, env, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  }
}

const pack = (...args: readonly string[]): Promise<string> =>
  run('.', 'npm', 'pack', '--silent', '--pack-destination', tarballs, ...args);

/** The packed package in an empty project, with its peers as they are installed here: nothing is downloaded. */
beforeAll(async () => {
  mkdirSync(tarballs);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  await Promise.all([pack(), pack('--ignore-scripts', './node_modules/cdk8s', './node_modules/constructs')]);
  const files = readdirSync(tarballs).map((name) => join(tarballs, name));
  await run(project, 'npm', 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', ...files);
}, 300_000);

describe('the packed files', () => {
  const files = (): string[] =>
    readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(installed, join(entry.parentPath, entry.name)));
  const allowed = [
    /^(package\.json|README\.md|LICENSE|NOTICE)$/,
    /^lib\/(src\/(?!cli\/(?!mesh\.|check|explain|features\/(cells|markdown)\.|compile-cache|write\.))|constructs\/|imports\/)[a-z0-9./-]+\.(js|d\.ts)$/,
    /^lib\/imports\/[a-z0-9.-]+\/schemas\/[a-z0-9._]+\.json$/,
  ];

  it('are what users need', () => {
    expect(files().filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files()).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'NOTICE']));
    expect(files().filter((file) => /\.test\.|examples|bench|__/.test(file))).toEqual([]);
  });

  it('are code and types in pairs', () => {
    const stems = (ending: string) =>
      files().flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));
    expect(stems('.js').sort()).toEqual(stems('.d.ts').sort());
  });

  it('are small', () => {
    const sizes = files().map((file) => ({ file, size: statSync(join(installed, file)).size }));
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    const tarball = readdirSync(tarballs).find((name) => name.startsWith('cdk8s-mesh'))!;
    const packed = statSync(join(tarballs, tarball)).size;
    const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
    process.stderr.write(`package: ${sizes.length} files, ${kB(total)}, packed ${kB(packed)}\n`);
    // the command is one file with the schemas of every mesh in it, so that it starts fast
    const large = sizes.filter(({ size }) => size > 100_000);
    expect(large.map(({ file }) => file)).toEqual(['lib/src/cli/check.js']);
    expect(large[0]!.size).toBeLessThan(3_500_000);
    expect(total).toBeLessThan(8_000_000);
    expect(packed).toBeLessThan(2_000_000);
  });

  it('name no machine and no registry', () => {
    const text = files().map((file) => readFileSync(join(installed, file), 'utf8'));
    expect(text.filter((content) => content.includes(resolve('.')) || content.includes('_resolved'))).toEqual([]);
  });
});

it('needs no more than cdk8s, constructs and a reader of YAML', () => {
  expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'argparse',
    'cdk8s',
    'cdk8s-mesh',
    'constructs',
    'js-yaml',
  ]);
});

it('checks manifests from the command line', async () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ prot: 80 }] }\n';
  writeFileSync(join(project, 'service.yaml'), service);
  const checked = await promisify(execFile)(
    'npx',
    ['--no-install', 'cdk8s-mesh', 'check', '--format', 'json', 'service.yaml'],
    { cwd: project, env },
  )
    .then(() => undefined)
    .catch((error: { readonly stdout: string; readonly code: number }) => error);
  expect(checked).toMatchObject({ code: 1 });
  const { findings } = JSON.parse(checked!.stdout) as { readonly findings: readonly { readonly path: string }[] };
  expect(findings.map(({ path }) => path)).toContain('spec.ports[0].prot');
});

it('synthesizes from plain JavaScript', async () => {
  writeFileSync(
    join(project, 'main.js'),
    `const { App, Chart, Duration } = require('cdk8s');
const { get, Identity, istio, post, ResilientService, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');
const { VirtualService } = require('cdk8s-mesh/imports/istio-1.31/virtual-service-v1');

const app = new App();
const chart = new Chart(app, 'shop');
const mesh = istio({ version: '1.31', ingress: Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' }) });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
const orders = new ResilientService(shop, 'orders', {
  workload: { image: 'registry.example/orders:1.4.0', port: 8080 },
  routes: [
    get('/orders', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx'] } }),
    post('/orders', { timeout: Duration.seconds(5) }),
  ],
});
shop.allow({ from: mesh.ingress, to: orders });
const spec = { hosts: ['other.example'], http: [{ route: [{ destination: { host: 'other.example' } }] }] };
new VirtualService(chart, 'other', { metadata: { name: 'other' }, spec });
app.synth();
`,
  );
  await run(project, process.execPath, 'main.js');
  const text = readFileSync(join(project, 'dist/shop.k8s.yaml'), 'utf8');
  const objects = parseAllDocuments(text).map((document) => document.toJS());
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(
    expect.arrayContaining(['Namespace shop', 'Service orders', 'Deployment orders', 'DestinationRule orders']),
  );
  const [service, other] = objects.filter(({ kind }) => kind === 'VirtualService');
  expect(service).toMatchObject({
    apiVersion: 'networking.istio.io/v1',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { http: expect.arrayContaining([expect.objectContaining({ timeout: '3s' })]) },
  });
  expect(other.spec).toMatchObject({ hosts: ['other.example'] });
});

describe('cdk8s-mesh/pulumi', () => {
  beforeAll(() => {
    symlinkSync(resolve('node_modules/@pulumi'), join(project, 'node_modules/@pulumi'));
    copyFileSync('examples/pulumi/index.ts', join(project, 'index.ts'));
    copyFileSync('examples/pulumi/tsconfig.json', join(project, 'tsconfig.pulumi.json'));
  });
  afterAll(() => rmSync(join(project, 'node_modules/@pulumi')));

  it('is a component with the objects of its program', async () => {
    const program = `
const pulumi = require('@pulumi/pulumi');
const { Identity, linkerd, ResilientService, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');
const { Mesh } = require('cdk8s-mesh/pulumi');
const { mocks, objectsOf } = require('cdk8s-mesh/pulumi/testing');
const main = async () => {
  await pulumi.runtime.setMocks(mocks);
  const objects = await objectsOf(new Mesh('shop', (scope) => {
    const shop = new ZeroTrustNamespace(scope, 'shop', { mesh: linkerd({ version: '2.20' }), stage: Stage.observe() });
    new ResilientService(shop, 'web', { workload: { image: pulumi.output('registry.example/web:1'), port: 8080 } });
  }));
  const { spec } = objects.find(({ kind }) => kind === 'Deployment');
  process.stdout.write(spec.template.spec.containers[0].image);
};
main();
`;
    writeFileSync(join(project, 'mesh.js'), program);
    expect(await run(project, process.execPath, 'mesh.js')).toContain('registry.example/web:1');
  });

  it('has types that an own program compiles with', async () => {
    const compiler = resolve('node_modules/typescript7/bin/tsc');
    await run(project, process.execPath, compiler, '--project', 'tsconfig.pulumi.json', '--noEmit');
  });
});

describe('MeshValidation in cdk8s synth', () => realSynth(project, env));

describe('the types', () => {
  beforeAll(() => {
    copyFileSync('examples/quick-start/istio.ts', join(project, 'quick-start.ts'));
    writeFileSync(
      join(project, 'refused.ts'),
      `import { get, post } from 'cdk8s-mesh';
import type { VirtualServiceProps } from 'cdk8s-mesh/imports/istio-1.31/virtual-service-v1';

get('/orders', { retries: { attempts: 2, on: ['5xx'] } });
// @ts-expect-error a write is not retried on 5xx
post('/orders', { retries: { attempts: 2, on: ['5xx'] } });
export const good: VirtualServiceProps = { spec: { hosts: ['a'] } };
// @ts-expect-error a list of hosts
export const bad: VirtualServiceProps = { spec: { hosts: 'a' } };
`,
    );
  });

  it.each([
    ['node16', 'node16', 'typescript59', 'bin/tsc'],
    ['bundler', 'esnext', 'typescript7', 'bin/tsc'],
  ])('resolve with moduleResolution %s', async (moduleResolution, module, compiler, bin) => {
    const config = join(project, `tsconfig.${moduleResolution}.json`);
    const compilerOptions = { target: 'ES2022', strict: true, noEmit: true, types: [], module, moduleResolution };
    writeFileSync(config, JSON.stringify({ compilerOptions, files: ['quick-start.ts', 'refused.ts'] }));
    await run(project, process.execPath, resolve('node_modules', compiler, bin), '--project', config);
  });
});

it('reads a schema of the package when it is asked for', async () => {
  writeFileSync(
    join(project, 'schemas.js'),
    `const { kinds, definitions } = require('cdk8s-mesh/imports/kubernetes-1.34/kinds');
const loaded = () => Object.keys(require.cache).filter((file) => file.endsWith('.json')).length;
const before = loaded();
const { versions } = kinds['/Service']();
console.log(before, versions.v1.schema.properties.spec.$ref in definitions(), loaded() - before);
`,
  );
  expect(await run(project, process.execPath, 'schemas.js')).toBe('0 true 2\n');
});
