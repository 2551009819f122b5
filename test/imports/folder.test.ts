import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDifferences } from '../../src/cli/import/check';
import { readTree, replaceFolder } from '../../src/cli/import/folder';
import { provenanceFile, provenanceOf } from '../../src/cli/import/provenance';

describe('writing a folder', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'imports-'));
    folder = join(parent, 'imports');
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  const tree = (name: string) =>
    new Map([
      [provenanceFile, '{}\n'],
      [`a/${name}.ts`, '\n'],
    ]);

  it('replaces it as a whole and leaves nothing beside it', () => {
    replaceFolder(folder, tree('one'));
    replaceFolder(folder, tree('two'));
    expect(readTree(folder)).toEqual(tree('two'));
    expect(readdirSync(parent)).toEqual(['imports']);
  });

  it('leaves the old one when it fails', () => {
    replaceFolder(folder, tree('one'));
    const impossible = new Map([...tree('two'), ['a/two.ts/three.ts', '']]);
    expect(() => replaceFolder(folder, impossible)).toThrow();
    expect(readTree(folder)).toEqual(tree('one'));
    expect(readdirSync(parent)).toEqual(['imports']);
  });

  it('does not touch a folder that holds something else', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'precious.ts'), 'mine');
    expect(() => replaceFolder(folder, tree('one'))).toThrow('not a folder of generated imports');
    expect([...readTree(folder)]).toEqual([['precious.ts', 'mine']]);
  });
});

describe('a check', () => {
  const schemas = new Map([
    ['a/schemas/one.json', '{}\n'],
    ['a/schemas/two.json', '{}\n'],
  ]);
  const committed = new Map([...schemas, ['a/one.ts', '1'], [provenanceFile, provenanceOf([], schemas)]]);

  it('finds nothing in equal folders', () => {
    expect(findDifferences(committed, committed)).toEqual([]);
  });

  it('names every file that differs, is missing or is extra', () => {
    const actual = new Map([...committed, ['a/one.ts', '2'], ['a/extra.ts', '']]);
    actual.delete('a/schemas/two.json');
    expect(findDifferences(committed, actual)).toEqual([
      { kind: 'extra', path: 'a/extra.ts' },
      { kind: 'differs', path: 'a/one.ts' },
      { kind: 'missing', path: 'a/schemas/two.json' },
    ]);
  });

  it('knows a changed, missing or extra schema by its checksum when all else was made from it', () => {
    const actual = new Map([...committed, ['a/schemas/one.json', '[]\n'], ['a/schemas/three.json', '{}\n']]);
    actual.delete('a/schemas/two.json');
    expect(findDifferences(actual, actual)).toEqual([
      { kind: 'differs', path: 'a/schemas/one.json' },
      { kind: 'extra', path: 'a/schemas/three.json' },
      { kind: 'missing', path: 'a/schemas/two.json' },
    ]);
  });
});
