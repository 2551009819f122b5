/** What istiod has against the labels of a selector, in words, label by label. */
export function* selectorProblems(labels: Readonly<Record<string, string>> | undefined) {
  for (const key in labels) {
    if (key === '') yield { key, problem: 'has an empty key' };
    if (key.includes('*')) yield { key, problem: `has * in the key '${key}'` };
    if (labels[key]!.includes('*')) yield { key, problem: `has * in the value '${labels[key]}'` };
  }
}

/** A selector that is there but names no label selects everything. */
export const selectsAll = (labels: Readonly<Record<string, string>> | undefined): boolean => {
  for (const _ in labels) return false;
  return true;
};
