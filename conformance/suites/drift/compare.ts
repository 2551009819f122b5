import { isData } from '../../cluster/manifest';

/** A place where what is read is not what was written; a value that is not there is undefined. */
export interface Difference {
  readonly path: string;
  readonly written: unknown;
  readonly read: unknown;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Every place where two trees of data differ, list items one by one. */
export function differences(written: unknown, read: unknown, path = ''): readonly Difference[] {
  if (isData(written) && isData(read)) {
    const keys = [...new Set([...Object.keys(written), ...Object.keys(read)])].sort();
    return keys.flatMap((key) => differences(written[key], read[key], path === '' ? key : `${path}.${key}`));
  }
  if (Array.isArray(written) && Array.isArray(read)) {
    const longer = written.length >= read.length ? written : read;
    return longer.flatMap((_, index) => differences(written[index], read[index], `${path}[${index}]`));
  }
  return same(written, read) ? [] : [{ path, written, read }];
}

/** What was written and does not read back unchanged. */
export const lost = (all: readonly Difference[]): readonly Difference[] =>
  all.filter(({ written }) => written !== undefined);

/** What nobody wrote and is there. */
export const added = (all: readonly Difference[]): readonly Difference[] =>
  all.filter(({ written }) => written === undefined);

export const told = ({ path, written, read }: Difference): string =>
  `${path}: ${JSON.stringify(written) ?? 'nothing'} was written, ${JSON.stringify(read) ?? 'nothing'} is read`;
