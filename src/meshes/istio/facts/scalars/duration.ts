import { duration } from '../../../../manifests/cel/duration';
import { oncePerText } from '../once-per-text';

/** The size of a duration of Go, such as `1m30s`, in nanoseconds; undefined for what is none. */
export function nanosecondsOf(text: string): number | bigint | undefined {
  try {
    return duration(text);
  } catch {
    return undefined;
  }
}

const isMultiple = (size: number | bigint, unit: number): boolean =>
  typeof size === 'number' ? size % unit === 0 : size % BigInt(unit) === 0n;

/** What istiod has against a duration, in words; undefined for one that it takes: whole milliseconds, and at least one. */
export const durationProblem = oncePerText((text): string | undefined => {
  const size = nanosecondsOf(text);
  if (size === undefined) return 'is not a duration';
  if (size < 1e6) return 'is less than 1ms';
  return isMultiple(size, 1e6) ? undefined : 'has a part below a millisecond';
});

/** Whether a duration has no part below a second. */
export function isWholeSeconds(text: string): boolean {
  const size = nanosecondsOf(text);
  return size !== undefined && isMultiple(size, 1e9);
}
