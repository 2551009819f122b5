import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built engines lie, outside of the checkout. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const base = env['XDG_CACHE_HOME'];
  // a relative one is to be ignored, says the specification
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'cdk8s-mesh', 'engines');
}

/** The name of a family's folder: another input, toolchain or flag is another folder. */
export function cacheKey(family: string, inputs: readonly string[]): string {
  const hash = createHash('sha256');
  // with its length before it, no input can be taken for a part of the next
  for (const input of inputs) hash.update(`${Buffer.byteLength(input)}\n${input}`);
  return `${family}-${hash.digest('hex').slice(0, 16)}`;
}
