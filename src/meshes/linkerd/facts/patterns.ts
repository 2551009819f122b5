import { patternProblem } from '../../../manifests/re2/problem';

const known = new Map<string, string | undefined>();

/**
 * Why the policy controller cannot compile a regular expression, in words. Its syntax is that of Rust's regex, which has all of RE2 and
 * some more, so what only RE2 refuses is left to it: a finding needs a second reader that refuses too.
 */
export function regexProblem(pattern: string): string | undefined {
  if (!known.has(pattern)) known.set(pattern, problemOf(pattern));
  return known.get(pattern);
}

function problemOf(pattern: string): string | undefined {
  const problem = patternProblem(pattern);
  if (problem === undefined || problem === 'repeats a repetition') return undefined;
  if (problem.startsWith('looks ahead')) return 'looks ahead or behind';
  try {
    new RegExp(pattern);
    return undefined;
  } catch {
    return problem;
  }
}
