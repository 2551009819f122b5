/** What istiod has against * in a text that may have one at its beginning or its end. */
export function wildcardProblem(text: string): string | undefined {
  const first = text.indexOf('*');
  if (first !== text.lastIndexOf('*')) return 'has more than one *';
  return first > 0 && first < text.length - 1 ? 'has * in the middle' : undefined;
}

/** What istiod has against a trust domain of a caller, in words; undefined for one that it takes. */
export const trustDomainProblem = (text: string): string | undefined =>
  wildcardProblem(text) ?? (text.includes('/') ? 'has /, which belongs to principals' : undefined);
