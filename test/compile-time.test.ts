import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chart, Testing } from 'cdk8s';
import { codes, type Diagnostic, diagnosticsOf } from 'cdk8s-mesh';
import { formatLine } from '../src/diagnostics';
import { type Refusal, refusals } from './types/refusals/table';

const folder = join(__dirname, 'types', 'refusals');
const shared = ['correct', 'preamble', 'table'];
const compilers = { '5.9': 'typescript59', '6': 'typescript', '7': 'typescript7' } as const;
type Version = keyof typeof compilers;

/** What a compiler says about each file, one call for all of them. */
function compile(version: Version, project = 'tsconfig.json'): Promise<ReadonlyMap<string, string>> {
  const tsc = join(__dirname, '..', 'node_modules', compilers[version], 'bin', 'tsc');
  const child = spawn(process.execPath, [tsc, '-p', join(folder, project), '--pretty', 'false'], { cwd: folder });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => child.on('close', () => resolve(byFile(output))));
}

function byFile(output: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let file = '';
  for (const line of output.split('\n')) {
    file = /^([^ (]+)\.ts\(\d+,\d+\): error/.exec(line)?.[1] ?? (line.startsWith(' ') ? file : '');
    if (line !== '') files.set(file, `${files.get(file) ?? ''}${line}\n`);
  }
  return files;
}

/** The texts of refusals, whole ones only: a compiler elides the second of two in one type. */
const textsIn = (output: string): readonly string[] =>
  [...new Set(output.match(/"MESH\d{4} (?:[^"\\]|\\.)*"(?=[> ])/g) ?? [])].map((text) => JSON.parse(text)).sort();

/** The texts of the refusal, without that of the type that is wanted in its place. */
const textsOf = (output: string, { beside }: Refusal): readonly string[] =>
  textsIn(output).filter((text) => beside === undefined || !text.startsWith(beside));

const outputs = {} as Record<Version, ReadonlyMap<string, string>>;

beforeAll(async () => {
  process.env['MESH_AS_OF'] = '2026-11-21';
  const versions = Object.keys(compilers) as Version[];
  const results = await Promise.all(versions.map((version) => compile(version)));
  for (const [index, version] of versions.entries()) outputs[version] = results[index]!;
}, 300_000);

const load = (file: string): Record<string, () => Chart> => require(join(folder, file));

/** What is refused of a program; objects beside its constructs are stubs, and what is wrong with them is not asked here. */
const refusedBy = (chart: Chart): readonly Diagnostic[] =>
  diagnosticsOf(chart).filter(({ code, severity }) => severity === 'error' && !/^MESH[789]/.test(code));

/** The lines of the errors that the program has at synth. */
function twins({ file }: Refusal): readonly string[] {
  const errors = refusedBy(load(file)['program']!());
  return [...new Set(errors.map(formatLine))].sort();
}

/** A twin with the words of the compiler for what only run time knows. */
const widen = (line: string, { widened = {} }: Refusal): string =>
  Object.entries(widened).reduce((text, [known, words]) => text.replace(known, words), line);

it('the table has every snippet', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const names = files.map((file) => file.slice(0, -3)).filter((name) => !shared.includes(name));
  expect(refusals.map(({ file }) => file)).toEqual(names.sort());
});

it('the table has every code that a type names', () => {
  const root = join(__dirname, '..');
  const files = ['constructs', 'src'].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((file) => join(root, name, file)),
  );
  const sources = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'));
  const named = sources.flatMap((text) => [...text.matchAll(/\b(?:Text|Template)<\s*'(MESH\d{4})'/g)].map((m) => m[1]));
  const printed = refusals.filter(({ says }) => says === undefined).map(({ code }) => code);
  expect(named.length).toBeGreaterThan(15);
  expect([...new Set(printed)].sort()).toEqual([...new Set(named)].sort());
});

describe.each(Object.keys(compilers) as Version[])('TypeScript %s', (version) => {
  it('refuses nothing of what is right', () => {
    const known = new Set(refusals.map(({ file }) => file));
    expect([...outputs[version]].filter(([file]) => !known.has(file))).toEqual([]);
  });

  it.each(refusals.map((refusal) => [refusal.file, refusal] as const))('refuses %s', (file, refusal) => {
    const { code, says } = refusal;
    const output = outputs[version].get(file) ?? '';
    if (says !== undefined) expect(output).toMatch(says);
    else expect([...new Set(textsOf(output, refusal).map((text) => text.slice(0, 8)))]).toEqual([code]);
  });

  it.each(refusals.filter(({ says }) => says === undefined).map((refusal) => [refusal.file, refusal] as const))(
    'prints the text of the twin of %s',
    (file, refusal) => {
      const output = outputs[version].get(file) ?? '';
      const texts = textsOf(output, refusal);
      const lines = twins(refusal).map((line) => widen(line, refusal));
      expect(lines).toEqual(expect.arrayContaining([...texts]));
      if (refusal.elided !== true) expect(texts).toEqual(lines);
    },
  );
});

// props take more types there, and refuse the same; the newest compiler, which is the fastest
it('in a program that imports cdk8s-mesh/pulumi the texts are the same', async () => {
  const inputs = await compile('7', 'tsconfig.pulumi.json');
  const texts = (files: ReadonlyMap<string, string>) =>
    refusals.map(({ file }) => [file, textsIn(files.get(file) ?? '')]);
  expect(texts(inputs)).toEqual(texts(outputs['7']));
  expect([...inputs.keys()].sort()).toEqual([...outputs['7'].keys()].sort());
}, 300_000);

it.each(refusals.map((refusal) => [refusal.file, refusal] as const))('synth refuses %s', (file, { code }) => {
  const chart = load(file)['program']!();
  const errors = refusedBy(chart);
  expect([...new Set(errors.map((finding) => finding.code))]).toEqual([code]);
  expect(() => Testing.synth(chart)).toThrow(code);
});

it.each(Object.keys(load('correct')))('synth refuses nothing of the correct %s', (name) => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const chart = load('correct')[name]!();
  expect(diagnosticsOf(chart).filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(Testing.synth(chart).length).toBeGreaterThan(0);
});

it('no text of a type is longer than 240 characters', () => {
  const texts = refusals.filter(({ says }) => says === undefined).flatMap((refusal) => [...twins(refusal)]);
  const printed = Object.values(outputs).flatMap((files) => [...files.values()].flatMap(textsIn));
  const long = [...texts, ...printed].filter((text) => text.length > 240);
  expect(long.map((text) => `${text.length}: ${text}`)).toEqual([]);
});

it('every code has all of its words', () => {
  for (const [code, { what, why, fix }] of Object.entries(codes)) {
    const words: readonly string[] = [what, why, fix];
    expect({ code, empty: words.includes('') }).toEqual({ code, empty: false });
  }
});
