import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isAlive } from '../harness/identity';
import type { Identity } from '../harness/keeper-protocol';

const owner = 'owner.json';

function take(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, owner), JSON.stringify(identify(process.pid)));
  try {
    // a folder is never moved over one that is not empty
    renameSync(own, lock);
    return true;
  } catch {
    rmSync(own, { recursive: true, force: true });
    return false;
  }
}

function isStale(lock: string): boolean {
  try {
    return !isAlive(JSON.parse(readFileSync(join(lock, owner), 'utf8')) as Identity);
  } catch {
    // given up this moment
    return false;
  }
}

/**
 * Does the work while no other run does it. Of two that find a dead owner's lock both may get through: then the work is done
 * twice, and since its results are moved into place whole, that costs time only.
 */
export async function locked<T>(lock: string, wait: () => void, work: () => Promise<T>): Promise<T> {
  for (let turn = 0; !take(lock); turn++) {
    if (isStale(lock)) rmSync(lock, { recursive: true, force: true });
    else {
      if (turn === 0) wait();
      await new Promise((done) => setTimeout(done, 300));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
