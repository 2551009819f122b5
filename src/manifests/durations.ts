import { duration } from './cel/duration';

/** A duration of Go, such as `1m30s` or `-1s`, in milliseconds; undefined for what is none. */
export function millisecondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  try {
    return Number(duration(text)) / 1e6;
  } catch {
    return undefined;
  }
}
