import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '../../../conformance/harness/sample';
import { codes } from '../../../src/diagnostics';
import { locatorOf } from '../../../src/manifests/read/locate';
import { narrow } from '../../../src/manifests/read/narrow';
import { readText } from '../../../src/manifests/read/read-text';

const folder = join(__dirname, '../../meshes/istio/__snapshots__');
const seeds = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8').slice(0, 20_000));

const noise = [
  '\0',
  '\t',
  '\r',
  '\n---\n',
  '\n...\n',
  '{{ .a }}',
  '&a ',
  '*a',
  '<<: ',
  '? ',
  '- ',
  '[',
  '{',
  '}',
  ']',
  '"',
  "'",
  '|',
  '>',
  '%',
  '\ufeff',
  '\u2028',
  '!!',
  ': ',
];

/** Everything that somebody does with a text: nothing of it may throw, and every problem has words and a place. */
function use(content: string | Uint8Array): void {
  const { candidates, problems, text } = readText(content, 'f');
  const { locate } = locatorOf(text);
  const unplaced = problems.filter(({ code, line = 0, column = 0 }) => !(code in codes && line > 0 && column > 0));
  expect(unplaced).toEqual([]);
  for (const candidate of candidates.slice(0, 20)) {
    narrow(candidate);
    expect(locate(candidate.origin, ['spec', 'http', 0, 'route'])).toBeDefined();
  }
}

it('survives real YAML with faults', () => {
  const next = random(1);
  for (let round = 0; round < 600; round++) {
    let text = seeds[round % seeds.length]!;
    for (let fault = 0; fault < 1 + (round % 5); fault++) {
      const at = Math.floor(next() * text.length);
      text =
        text.slice(0, at) +
        (next() < 0.7 ? noise[Math.floor(next() * noise.length)] : '') +
        text.slice(at + Math.floor(next() * 3));
    }
    use(text);
  }
});

it('survives bytes of chance', () => {
  const next = random(2);
  for (let round = 0; round < 600; round++) {
    use(
      Uint8Array.from({ length: 1 + Math.floor(next() * 300) }, () =>
        Math.floor(next() * (round % 2 === 0 ? 256 : 128)),
      ),
    );
  }
});

const repeated = (count: number, text: string): string => text.repeat(count);
const head = 'apiVersion: v1\nkind: A\n';
/** Texts of a size, each of which would take a careless reader a square of it, or more. */
const hostile: Readonly<Record<string, (size: number) => string>> = {
  brackets: (size) => `a: ${repeated(size, '[')}`,
  'closed brackets': (size) => `a: ${repeated(size / 2, '[')}${repeated(size / 2, ']')}`,
  braces: (size) => repeated(size, '{'),
  'mappings in each other': (size) => repeated(size / 5, '{a: ['),
  dashes: (size) => repeated(size / 2, '- '),
  'question marks': (size) => repeated(size / 2, '? '),
  anchors: (size) => repeated(size / 6, '- &a b\n'),
  aliases: (size) => `a: &a b\nc: [${repeated(size / 4, '*a, ')}]`,
  'aliases of aliases': (size) =>
    `a0: &a0 [b]\n${Array.from({ length: size / 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`).join('')}`,
  merges: (size) => `a: &a {b: 1}\n${repeated(size / 15, 'c: {<<: [*a, *a]}\n')}`,
  'keys written twice': (size) => head + repeated(size / 5, 'a: 1\n'),
  'keys written twice in JSON': (size) => `{"apiVersion":"v1","kind":"A",${repeated(size / 6, '"a":1,')}"a":1}`,
  'open quotes': (size) => `a: "${repeated(size / 10, 'b "c" \\\\ \n')}`,
  'lines that are moved': (size) => `a: {\n${repeated(size / 6, 'b: c,\n')}`,
  'quotes that are moved': (size) => `a: [\n${repeated(size / 5, '"b\nc",\n')}`,
  'braces of templates': (size) => `a: {{\n${repeated(size / 6, '- {{ }')}`,
  'dashes before braces': (size) => `a: b: c\n${repeated(size / 2, '- ')}{{`,
  blanks: (size) => `a:${repeated(size, ' ')}b: c: d`,
  tabs: (size) => `a:\n${repeated(size, '\t')}b`,
  comments: (size) => repeated(size / 4, '# a\n'),
  'lines of ---': (size) => repeated(size / 4, '---\n'),
  'broken documents': (size) => repeated(size / 12, '---\na: b: c\n'),
  'objects of JSON': (size) => repeated(size / 3, '{"'),
  'slashes in JSON': (size) => `{"a":"${repeated(size, '\\')}`,
  'escapes in JSON': (size) => `{"a":"${repeated(size / 2, '\\"')}"}`,
  'headers of blocks': (size) => `a: ${repeated(size / 2, '| ')}\n`,
  'a block without an end': (size) => `a: |\n${repeated(size / 4, '  b\n')}`,
  'a long key': (size) => `${repeated(size, 'a')}: b`,
  'a long number': (size) => `a: ${repeated(size, '1')}`,
  'a long number of another base': (size) => `a: 0x${repeated(size, 'f')}`,
  underscores: (size) => `a: 1${repeated(size, '_')}`,
  properties: (size) => repeated(size / 6, '&a !b\n '),
  'items without one': (size) => `apiVersion: v1\nkind: List\nitems:\n${repeated(size / 3, '- a\n')}`,
  'texts that end documents': (size) => repeated(size / 9, 'a: 1\n...\n'),
  directives: (size) => repeated(size / 9, '%TAG ! a\n'),
};

const seconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

it.each(Object.entries(hostile))('reads %s in time and memory of their size', (_, make) => {
  const small = make(40_000);
  const large = make(800_000);
  use(small);
  const before = process.memoryUsage().heapUsed;
  const time = seconds(() => use(large));
  // a square would take 400 times as long as the small one; bounds far above what is seen, and far below that
  expect(time).toBeLessThan(8);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(1e9);
});
