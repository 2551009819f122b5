import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** CPU time of the work in milliseconds (a busy machine spoils the wall clock), without the garbage of the work before. */
export function time<T>(work: () => T): { readonly ms: number; readonly result: T } {
  collect();
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1_000, result };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Rows below titles; columns of numbers to the right. */
export function printTable(titles: readonly string[], rows: readonly (readonly string[])[]): void {
  const columns = titles.map((title, i) => {
    const cells = rows.map((row) => row[i] ?? '');
    return { width: Math.max(title.length, ...cells.map((cell) => cell.length)), right: cells.every(isNumber) };
  });
  const padded = (cell: string, i: number): string => {
    const { width, right } = columns[i]!;
    return right ? cell.padStart(width) : cell.padEnd(width);
  };
  for (const row of [titles, ...rows]) console.log(row.map(padded).join('  ').trimEnd());
}

const isNumber = (cell: string): boolean => /^$|^[\d.,]+( MB)?$/.test(cell);
