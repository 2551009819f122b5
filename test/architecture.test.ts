import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

const root = resolve(__dirname, '..');

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** The room of a file; the first pattern that meets it. */
const rooms: readonly (readonly [string, RegExp])[] = [
  ['entry', /^src\/index\.ts$/],
  ['common', /^src\/common\//],
  ['types', /^src\/types\//],
  ['diagnostics', /^src\/diagnostics\//],
  ['model', /^src\/model\//],
  ['rules', /^src\/rules\//],
  ['manifests', /^src\/manifests\//],
  ['every mesh', /^src\/meshes\/(index|checks)\.ts$/],
  ['mesh interface', /^src\/meshes\/[^/]+\.ts$/],
  ['shared renderers', /^src\/meshes\/shared\//],
  ['mesh', /^src\/meshes\/[^/]+\//],
  ['synth', /^src\/synth\//],
  ['validation', /^src\/validation\//],
  ['cli', /^src\/cli\//],
  ['pulumi', /^src\/pulumi\//],
  ['constructs', /^constructs\//],
  ['imports', /^imports\//],
];

const facts = ['common', 'types', 'diagnostics', 'model'];
/** Who may import whom; packages by name. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  entry: rooms.map(([room]) => room),
  common: [],
  types: [],
  diagnostics: ['common', 'types'],
  model: facts,
  rules: [...facts, 'rules'],
  'every mesh': ['mesh', 'mesh interface', 'manifests'],
  manifests: ['common', 'types', 'diagnostics', 'js-yaml', 'yaml', 'node:fs', 'node:path'],
  'mesh interface': [...facts, 'rules', 'manifests', 'mesh interface'],
  'shared renderers': [...facts, 'mesh interface'],
  mesh: [...facts, 'rules', 'manifests', 'mesh interface', 'shared renderers', 'imports', 'node:crypto'],
  synth: [...facts, 'rules', 'manifests', 'mesh interface', 'cdk8s', 'constructs (package)', 'node:fs'],
  validation: ['common', 'diagnostics', 'manifests', 'every mesh', 'validation'],
  pulumi: [
    ...facts,
    'manifests',
    'mesh interface',
    'synth',
    'constructs',
    'cdk8s',
    'constructs (package)',
    '@pulumi/pulumi',
    '@pulumi/kubernetes',
  ],
  constructs: [...facts, 'mesh interface', 'synth', 'cdk8s', 'constructs (package)', 'node:net'],
  imports: ['imports', 'manifests', 'cdk8s', 'constructs (package)'],
};

function roomOf(path: string): string {
  return rooms.find(([, pattern]) => pattern.test(path))?.[0] ?? `no room for ${path}`;
}

function importsOf(path: string): readonly string[] {
  return preProcessFile(readFileSync(join(root, path), 'utf8')).importedFiles.map((file) => file.fileName);
}

function target(path: string, specifier: string): { readonly room: string; readonly path: string } {
  if (specifier === 'constructs') return { room: 'constructs (package)', path: specifier };
  if (!specifier.startsWith('.')) return { room: specifier, path: specifier };
  const file = relative(root, resolve(root, dirname(path), specifier));
  const resolved = existsSync(join(root, `${file}.ts`)) ? `${file}.ts` : join(file, 'index.ts');
  return { room: roomOf(resolved), path: resolved };
}

const sources = [...files('src'), ...files('constructs')].filter((path) => !path.startsWith('src/cli/'));

test('rooms import only what ARCHITECTURE.md lets them', () => {
  const wrong = sources.flatMap((path) => {
    const room = roomOf(path);
    const own = room === 'mesh' ? path.split('/').slice(0, 3).join('/') : undefined;
    return importsOf(path)
      .map((specifier) => target(path, specifier))
      .filter((to) => {
        if (to.room !== room) return !allowed[room]!.includes(to.room);
        return own !== undefined && !to.path.startsWith(`${own}/`);
      })
      .map((to) => `${path} (${room}) imports ${to.path} (${to.room})`);
  });
  expect(wrong).toEqual([]);
});

test('imports/ imports itself, cdk8s, and of the engine what compiled CEL rules call', () => {
  const wrong = files('imports').flatMap((path) =>
    importsOf(path)
      .map((specifier) => target(path, specifier))
      .filter((to) => !allowed['imports']!.includes(to.room) || /^src\/(?!manifests\/cel\/)/.test(to.path))
      .map((to) => `${path} imports ${to.path}`),
  );
  expect(wrong).toEqual([]);
});

test('the import test sees a forbidden import', () => {
  expect(allowed['model']).not.toContain(target('src/model/percent.ts', 'cdk8s').room);
  expect(allowed['constructs']).not.toContain(target('constructs/a/b.ts', '../../src/meshes/istio/index').room);
  expect(allowed['synth']).not.toContain(target('src/synth/render.ts', '../meshes').room);
});

test('only the entries name the constructs, and only meshes/index.ts every mesh', () => {
  const importers = sources.filter((path) => !/^constructs\/|^src\/pulumi\/|^src\/index\.ts$/.test(path));
  const wrong = importers.filter((path) => importsOf(path).some((s) => target(path, s).room === 'constructs'));
  expect(wrong).toEqual([]);
});

const concepts = readdirSync(join(root, 'constructs')).filter((name) =>
  statSync(join(root, 'constructs', name)).isDirectory(),
);
const meshes = readdirSync(join(root, 'src/meshes')).filter((name) => {
  return name !== 'shared' && statSync(join(root, 'src/meshes', name)).isDirectory();
});

test.each(concepts)('%s has the same stem everywhere', (concept) => {
  const tests = files('test').map((path) => path.split('/').pop());
  const places = [
    `constructs/${concept}/${concept}.ts`,
    `constructs/${concept}/props.ts`,
    `src/model/${concept}.ts`,
    ...meshes.map((mesh) => `src/meshes/${mesh}/render/${concept}.ts`),
    `examples/${concept}/main.ts`,
  ];
  expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([]);
  expect(tests.some((name) => name === `${concept}.test.ts`)).toBe(true);
});

test('rooms stay small', () => {
  const ceiling = (path: string): number => {
    if (/^src\/(meshes\/[^/]+\/)?rules\/(?!example\.ts)/.test(path)) return 150;
    if (/\/render\//.test(path)) return 200;
    return path.startsWith('constructs/') ? 300 : 400;
  };
  const lines = (path: string): number => readFileSync(join(root, path), 'utf8').split('\n').length - 1;
  const all = [...sources, ...files('src/cli'), ...files('examples'), ...files('test')];
  expect(all.filter((path) => lines(path) > ceiling(path)).map((path) => `${path}: ${lines(path)}`)).toEqual([]);
});

test('the entry holds sorted re-exports and no code', () => {
  const text = readFileSync(join(root, 'src/index.ts'), 'utf8');
  expect(text.replace(/export (type )?\{[^}]*\} from '[^']+';\n/g, '')).toBe('');
});
