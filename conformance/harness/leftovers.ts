import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, isAlive } from './identity';
import { type Note, noteName } from './keeper-protocol';

const prefix = 'cdk8s-mesh-conformance-';
/** A folder without a note this old belongs to a run that never got to its keeper. */
const young = 60_000;

export const runFolder = (): string => mkdtempSync(join(tmpdir(), prefix));

/** Ends and removes what a run left whose harness and keeper were both killed. Says what it found. */
export function clearLeftovers(root = tmpdir()): readonly string[] {
  const found: string[] = [];
  for (const name of readdirSync(root)) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(root, name);
    try {
      const { uid, mtimeMs } = statSync(folder);
      if (uid !== process.getuid?.()) continue;
      const note = readNote(folder);
      if (note === undefined ? Date.now() - mtimeMs < young : isAlive(note.keeper)) continue;
      for (const engine of note?.engines ?? []) if (isAlive(engine)) end(engine.pid, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      found.push(folder);
    } catch {
      // a run beside us was quicker
    }
  }
  return found;
}

function readNote(folder: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, noteName), 'utf8')) as Note;
  } catch {
    return undefined;
  }
}
