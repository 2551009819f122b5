import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const texts = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/** The declarations that are published, without comments and texts. The fastest compiler writes them. */
function declarations(): readonly (readonly [string, string])[] {
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    const tsc = join(root, 'node_modules', 'typescript7', 'bin', 'tsc');
    const flags = ['-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--outDir', folder];
    spawnSync(process.execPath, [tsc, ...flags], { cwd: root });
    return ['src', 'constructs'].flatMap((part) =>
      readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.d.ts'))
        .map((file): [string, string] => [
          `${part}/${file}`,
          readFileSync(join(folder, part, file), 'utf8')
            .replace(comments, '')
            .replace(texts, "''"),
        ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('no public declaration has an any', () => {
  const files = declarations();
  expect(files.map(([file]) => file)).toEqual(
    expect.arrayContaining(['src/index.d.ts', 'constructs/common-props.d.ts']),
  );
  const found = files.flatMap(([file, text]) =>
    text.split('\n').flatMap((line) => (/\bany\b(?!\??:)/.test(line) ? [`${file}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
}, 300_000);
