import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { refusalOf } from '../../../src/cli/synth/refusal';

const temp = realpathSync(mkdtempSync(join(tmpdir(), 'synth-refusal-')));
afterAll(() => rmSync(temp, { recursive: true }));
const file = join(temp, 'app.js');
const shown = relative('.', file);

/** What node prints when the program fails, and the CLI of cdk8s below it. */
function stderrOf(program: string): string {
  writeFileSync(file, program);
  const { stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  const failure = `Error: command "node app.js " at ${temp} returned a non-zero exit code 1
    at ChildProcess.<anonymous> (${temp}/node_modules/cdk8s-cli/lib/util.js:65:27)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`;
  return `${stderr}${failure}\n`;
}

it('leaves of a refusal its findings', () => {
  const findings =
    '[a] MESH1 error at b: c\n      why: d\n      fix: e\n  [f] MESH2 error: g\n      why: h\n      fix: i';
  const program = `console.error('hello');
throw new Error(${JSON.stringify(`Validation failed with the following errors:\n  ${findings}`)});`;
  expect(refusalOf(stderrOf(program))).toBe(`hello\n${findings.replace('\n  [f]', '\n[f]')}`);
});

it('leaves of another error its message and the first place in a file of the user', () => {
  expect(refusalOf(stderrOf('\nundefined.x;'))).toBe(
    `TypeError: Cannot read properties of undefined (reading 'x')\n  at ${shown}:2:11`,
  );
  expect(refusalOf(stderrOf(`\nfunction f() { JSON.parse('{'); }\nf();`))).toMatch(
    new RegExp(`^SyntaxError: .*\\n {2}at ${shown}:2:21$`),
  );
});

it('leaves the properties of an error away', () => {
  const text = refusalOf(stderrOf(`console.error('reading prices');\nrequire('./prices');`));
  expect(text).toBe(
    `reading prices\nError: Cannot find module './prices'\nRequire stack:\n- ${file}\n  at ${shown}:2:1`,
  );
});

it('keeps what it does not know', () => {
  expect(refusalOf('sh: 1: nodee: not found\n')).toBe('sh: 1: nodee: not found');
  expect(refusalOf('')).toBe('');
});
