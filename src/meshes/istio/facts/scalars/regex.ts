import { patternProblem } from '../../../../manifests/re2/problem';

const limit = 1024;

const known = new Map<string, string | undefined>();

/** What istiod has against a regular expression, in words; undefined for one that it takes. */
export function regexProblem(pattern: string): string | undefined {
  if (!known.has(pattern)) known.set(pattern, problemOf(pattern));
  return known.get(pattern);
}

function problemOf(pattern: string): string | undefined {
  if (pattern === '') return 'is empty';
  return Buffer.byteLength(pattern) > limit ? `is longer than ${limit} bytes` : patternProblem(pattern);
}
