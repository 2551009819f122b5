import { type Code, codes } from './codes';
import type { Diagnostic, Explanation, Place } from './diagnostic';
import { fill } from './fill';

export type Values = Readonly<Record<string, string>>;

/** The record of a finding, from its words and the values that belong in their holes. */
export function explain(code: string, words: Explanation, values: Values, place: Place): Diagnostic {
  return {
    code,
    severity: words.severity,
    path: place.path,
    at: place.at ?? '',
    what: fill(words.what, values),
    why: fill(words.why, values),
    fix: fill(words.fix, values),
    related: place.related ?? [],
  };
}

/** A refusal from the code table. */
export const diagnose = (code: Code, values: Values, place: Place): Diagnostic =>
  explain(code, codes[code], values, place);
