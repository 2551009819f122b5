import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(__dirname, 'wrong-programs');
const before = { ...process.env };
let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'wrong-programs-'));
  process.env['MESH_AS_OF'] = '2026-11-21';
  process.env['CDK8S_OUTDIR'] = outdir;
});

afterEach(() => {
  rmSync(outdir, { recursive: true });
  process.env = { ...before };
});

// Programs as a tired person writes them. The snapshot is for reading aloud: whoever gets these words has nothing else.
it.each(readdirSync(folder).sort())('%s', (file) => {
  let message = 'nothing was refused';
  try {
    require(join(folder, file));
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(/^Validation failed/);
  expect(message).toMatchSnapshot();
  expect(readdirSync(outdir)).toEqual([]);
});
