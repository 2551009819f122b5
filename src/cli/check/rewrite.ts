import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

type Encode = (text: string) => Buffer;

/** The encodings that are read. */
const encodings: readonly Encode[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
];

/** A file that can take another text. */
export interface Target {
  readonly path: string;
  readonly stat: Stats;
  readonly encode: Encode;
}

/** A file that holds a text, behind all links to it; an error where it holds another by now, or cannot be written. */
export function targetOf(file: string, text: string): Target {
  const path = realpathSync(file);
  const stat = statSync(path);
  if (!stat.isFile()) throw new Error('it is no file');
  accessSync(path, constants.W_OK);
  const bytes = readFileSync(path);
  const encode = encodings.find((one) => one(text).equals(bytes));
  if (encode === undefined) throw new Error('it has changed since it was read');
  return { path, stat, encode };
}

/** Puts a text into a file, whole or not at all; its mode and owner stay. */
export function rewrite({ path, stat, encode }: Target, text: string): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const handle = openSync(beside, 'wx', 0o600);
  try {
    try {
      writeFileSync(handle, encode(text));
      fsyncSync(handle);
      const { uid, gid } = fstatSync(handle);
      if (uid !== stat.uid || gid !== stat.gid) chownSync(beside, stat.uid, stat.gid);
    } finally {
      closeSync(handle);
    }
    chmodSync(beside, stat.mode & 0o7777);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
