import { duration } from './cel/duration';
import { KnownTexts } from './known-texts';

const known = new KnownTexts((text) => {
  try {
    return Number(duration(text)) / 1e6;
  } catch {
    return undefined;
  }
});

/** A duration of Go, such as `1m30s` or `-1s`, in milliseconds; undefined for what is none. */
export const millisecondsOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : known.of(text);
