import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unifiedDiff } from '../../../src/manifests/fix/diff';

test.each<[string, string, string, string]>([
  ['nothing', 'a\n', 'a\n', ''],
  ['a line', 'a\nb\nc\n', 'a\nx\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n'],
  ['a line more', 'a\n', 'a\nb\n', '@@ -1 +1,2 @@\n a\n+b\n'],
  ['of nothing something', '', 'a\n', '@@ -0,0 +1 @@\n+a\n'],
  [
    'a last line without its end',
    'a\nb',
    'a\nb\nc',
    '@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n\\ No newline at end of file\n',
  ],
  ['ends of Windows', 'a\r\nb\r\n', 'a\r\nx\r\n', '@@ -1,2 +1,2 @@\n a\r\n-b\r\n+x\r\n'],
  [
    'lines apart, three around each',
    '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n',
    '1\n2\n3\n4\nx\n6\n7\n8\n9\n10\n11\n12\ny\n',
    '@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n@@ -10,3 +10,4 @@\n 10\n 11\n 12\n+y\n',
  ],
  [
    'lines near each other, together',
    '1\n2\n3\n4\n5\n6\n',
    'x\n2\n3\n4\n5\n6\ny\n',
    '@@ -1,6 +1,7 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n+y\n',
  ],
])('shows %s', (_, before, after, hunks) => {
  expect(unifiedDiff('f', before, after)).toBe(hunks === '' ? '' : `--- f\n+++ f\n${hunks}`);
});

/** Does by its letters what a diff says. */
function patched(before: string, diff: string): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  const take = (line: string): void => {
    if (lines[at] !== line)
      throw new Error(`line ${at + 1} is ${JSON.stringify(lines[at])}, not ${JSON.stringify(line)}`);
    at++;
  };
  for (const [, marked, isOpen] of diff.matchAll(/^((?:[ +-]|@@)[^\n]*\n)(\\[^\n]*\n)?/gm)) {
    if (/^(?:---|\+\+\+) f\n/.test(marked!)) continue;
    const from = /^@@ -(\d+)(,0)?/.exec(marked!);
    if (from !== null) {
      const first = from[2] === undefined ? Number(from[1]) - 1 : Number(from[1]);
      result.push(...lines.slice(at, first));
      at = first;
      continue;
    }
    const line = isOpen === undefined ? marked!.slice(1) : marked!.slice(1, -1);
    if (marked![0] !== '+') take(line);
    if (marked![0] !== '-') result.push(line);
  }
  return result.concat(lines.slice(at)).join('');
}

const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd\r', 'e: f'), { maxLength: 30 });
const text = fc
  .tuple(lines, fc.constantFrom('', '\n'))
  .map(([some, end]) => (some.length === 0 ? '' : some.join('\n') + end));

test('makes one text of the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(patched(before, unifiedDiff('f', before, after))).toBe(after);
    }),
    { numRuns: 1000, seed: 7 },
  );
});

test('is one that git takes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-diff-'));
  try {
    const before = Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n');
    const after = before.replace('line 3\n', 'x\n').replace('line 20\n', 'line 20\ny\nz\n').replace(/39$/, 'w');
    writeFileSync(join(folder, 'f'), before);
    execFileSync('git', ['apply', '-p0', '-'], { cwd: folder, input: unifiedDiff('f', before, after) });
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(after);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
