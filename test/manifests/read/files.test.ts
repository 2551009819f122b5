import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPaths, stdinName } from '../../../src/manifests/read/files';

const root = mkdtempSync(join(tmpdir(), 'read-'));
afterAll(() => rmSync(root, { recursive: true }));

const object = 'apiVersion: v1\nkind: A\n';
let folders = 0;

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = join(root, `${folders++}`);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

async function read(folder: string, paths: readonly string[] = ['.']) {
  const { candidates, problems, foreign, texts } = await readPaths(paths.map((path) => join(folder, path)));
  const short = (file: string): string => file.slice(folder.length + 1);
  return {
    files: candidates.map(({ origin }) => (origin.kind === 'File' ? short(origin.file) : '')),
    problems: problems.map(({ code, file }) => `${code} ${short(file)}`),
    foreign: foreign.map(short),
    texts: [...texts.keys()].map(short),
  };
}

it('reads folders at any depth, by name', async () => {
  const folder = folderOf({
    'b.yaml': object,
    'a/c.yml': object,
    'a.json': '{"apiVersion":"v1","kind":"A"}',
    'd.txt': object,
    '.hidden/e.yaml': object,
    '.f.yaml': object,
    'node_modules/g.yaml': object,
  });
  expect((await read(folder)).files).toEqual(['a/c.yml', 'a.json', 'b.yaml']);
});

it('passes over what is not of Kubernetes in folders, and says so of what is named', async () => {
  const folder = folderOf({
    'a.yaml': object,
    'values.yaml': 'a: 1\n',
    'broken.yaml': 'a: b: c\n',
    'x.yaml': `${object}a: [`,
  });
  const all = await read(folder);
  expect(all).toMatchObject({
    files: ['a.yaml'],
    problems: ['MESH7001 x.yaml'],
    foreign: ['broken.yaml', 'values.yaml'],
  });
  const named = await read(folder, ['values.yaml', 'broken.yaml']);
  expect(named.problems).toEqual(['MESH7010 values.yaml', 'MESH7001 broken.yaml']);
});

it('leaves the templates of a chart alone', async () => {
  const folder = folderOf({
    'c/Chart.yaml': 'apiVersion: v2\n',
    'c/templates/a.yaml': `${object}a: {{ .b }}\n`,
    'c/crds/b.yaml': object,
  });
  expect(await read(folder)).toMatchObject({ files: ['c/crds/b.yaml'], problems: ['MESH7013 c/templates'] });
});

it('tells of every path that cannot be read', async () => {
  const folder = folderOf({ 'a.yaml': object });
  symlinkSync('nowhere', join(folder, 'gone.yaml'));
  symlinkSync('circle', join(folder, 'circle'));
  expect((await read(folder, ['none', 'circle', 'gone.yaml', 'a.yaml', '.'])).problems).toEqual([
    'MESH7011 none',
    'MESH7011 circle',
    'MESH7011 gone.yaml',
    'MESH7011 gone.yaml',
  ]);
  const { problems } = await readPaths(['/dev/null/a', '/dev/zero']);
  expect(problems.map(({ code }) => code)).toEqual(['MESH7011', 'MESH7011']);
});

it('reads each file once, whatever links lead to it', async () => {
  const folder = folderOf({ 'a/b.yaml': object });
  symlinkSync('..', join(folder, 'a/up'));
  symlinkSync('a', join(folder, 'z'));
  symlinkSync('b.yaml', join(folder, 'a/c.yaml'));
  expect((await read(folder, ['.', 'a/b.yaml', 'a'])).files).toEqual(['a/b.yaml']);
});

it('reads stdin in pieces', async () => {
  async function* stdin() {
    for (const byte of Buffer.from(`${object}a: é\n`)) yield Buffer.from([byte]);
  }
  const { candidates, texts } = await readPaths(['-'], { stdin: stdin() });
  expect(candidates.map(({ value }) => value)).toEqual([{ apiVersion: 'v1', kind: 'A', a: 'é' }]);
  expect([...texts.keys()]).toEqual([stdinName]);
  expect((await readPaths(['-'])).problems.map(({ code }) => code)).toEqual(['MESH7011']);
});

it('refuses files that are too large, without reading them', async () => {
  const folder = folderOf({ 'a.yaml': object });
  truncateSync(join(folder, 'a.yaml'), 2 ** 32);
  expect((await read(folder)).problems).toEqual(['MESH7008 a.yaml']);
});
