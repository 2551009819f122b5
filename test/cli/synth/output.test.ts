import fs, { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTree } from '../../../src/cli/import/folder';
import { Output } from '../../../src/cli/synth/output';

const temp = realpathSync(mkdtempSync(join(tmpdir(), 'synth-output-')));
afterAll(() => rmSync(temp, { recursive: true }));

function write(folder: string, paths: readonly string[], text: string): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Replaces a folder of the old files by one of the new, and returns what is there then. */
function replace(old: readonly string[], fresh: readonly string[], prepare = (_folder: string): void => {}) {
  const folder = mkdtempSync(join(temp, 'case-'));
  const dist = join(folder, 'dist');
  write(dist, old, 'old');
  prepare(folder);
  const output = new Output(dist);
  write(output.fresh, fresh, 'new');
  let refusal: string | undefined;
  try {
    output.replace();
  } catch (error) {
    refusal = (error as Error).message.replace(folder, '.');
  } finally {
    output.close();
  }
  expect(readdirSync(folder).filter((name) => name.startsWith('.dist-'))).toEqual([]);
  const files = [...readTree(dist)].map(([path, text]) => `${text} ${path}`);
  return { refusal, files };
}

it.each([
  ['what cdk8s writes', ['a.k8s.yaml', 'b/0001-c.k8s.yaml', 'construct-metadata.json'], ['d.k8s.yaml']],
  ['what this run writes too', ['Chart.yaml', 'README.md'], ['Chart.yaml', 'README.md']],
  ['YAML with the ending that the program chooses', ['a.yaml', 'b.k8s.yaml'], ['c.yaml']],
  ['nothing', [], ['a.k8s.yaml']],
])('replaces %s', (_, old, fresh) => {
  expect(replace(old, fresh)).toEqual({ refusal: undefined, files: fresh.map((path) => `new ${path}`) });
});

it.each([
  ['notes', ['a.k8s.yaml', 'notes.txt'], 'notes.txt'],
  ['YAML with another ending', ['a.k8s.yaml', 'kustomization.yaml'], 'kustomization.yaml'],
  ['metadata in another place', ['b/construct-metadata.json'], 'b/construct-metadata.json'],
  ['a git repository', ['.git/HEAD', 'a.k8s.yaml'], '.git'],
  ['a git worktree', ['.git', 'a.k8s.yaml'], '.git'],
  ['much', [...'abcdefghij'], 'a, b, c, d, e, f, g, h and 2 more'],
])('does not replace %s', (_, old, shown) => {
  const { refusal, files } = replace(old, ['a.k8s.yaml']);
  expect(refusal).toMatch(
    /^\.\/dist\/ is replaced whole, and it holds what no synthesis wrote: .*\n {2}Move that elsewhere/,
  );
  expect(refusal).toContain(`: ${shown}\n`);
  expect(files).toEqual(old.map((path) => `old ${path}`));
});

it('does not replace a link that looks like a manifest', () => {
  const { refusal } = replace(['x.k8s.yaml'], ['a.k8s.yaml'], (folder) => {
    symlinkSync(join(folder, 'dist/x.k8s.yaml'), join(folder, 'dist/link.k8s.yaml'));
  });
  expect(refusal).toContain('what no synthesis wrote: link.k8s.yaml\n');
});

it('puts the old folder back when the new one cannot take its place', () => {
  const folder = mkdtempSync(join(temp, 'case-'));
  const dist = join(folder, 'dist');
  write(dist, ['a.k8s.yaml'], 'old');
  const output = new Output(dist);
  write(output.fresh, ['a.k8s.yaml'], 'new');
  const rename = fs.renameSync;
  const spy = jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    if (from === output.fresh) throw new Error('no');
    rename(from, to);
  });
  expect(() => output.replace()).toThrow('cannot replace');
  expect(spy).toHaveBeenCalledTimes(3);
  spy.mockRestore();
  output.close();
  expect(readdirSync(folder)).toEqual(['dist']);
  expect(readTree(dist)).toEqual(new Map([['a.k8s.yaml', 'old']]));
});
