import { matcherOf } from '../re2/match';

const made = new Map<string, (text: string) => boolean>();

/** Whether a text matches, in time that grows with the text alone; patterns are few and shared by many fields. */
export function patternTest(pattern: string): (text: string) => boolean {
  let test = made.get(pattern);
  if (test === undefined) {
    test = matcherOf(pattern);
    made.set(pattern, test);
  }
  return test;
}
