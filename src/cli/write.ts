import { writeSync } from 'node:fs';

/** Writes everything before it returns, also to a pipe. */
export function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return; // the reader has read enough
      if (code !== 'EAGAIN') throw error;
    }
  }
}
