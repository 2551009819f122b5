import { isDnsLabel } from './dns-label';

/** Who asks: only a ServiceEntry may be seen by nobody, and a DestinationRule for some workloads only in its own namespace. */
export interface Exported {
  readonly namespace: string;
  readonly mayHide?: boolean;
  readonly ownOnly?: boolean;
}

/** What istiod has against `exportTo`, in words, with the entry's index; none where the list as a whole is wrong. */
export function* exportToProblems(entries: readonly string[], { namespace, mayHide, ownOnly }: Exported) {
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const name = entry === '.' ? namespace : entry;
    if (seen.has(name)) yield { index, problem: `has '${entry}' twice${name === entry ? '' : ' (. is its own name)'}` };
    else if (entry === '~' && mayHide !== true) yield { index, problem: "has '~', which only a ServiceEntry may" };
    else if (!['~', '*'].includes(name) && !isDnsLabel(name)) {
      yield { index, problem: `has '${entry}', which is neither ., * nor a namespace` };
    } else seen.add(name);
  }
  if (ownOnly === true && seen.size > 0 && (seen.size > 1 || !seen.has(namespace))) {
    yield { problem: 'goes beyond the own namespace, though there is a workloadSelector' };
  }
  for (const whole of ['*', '~']) {
    if (seen.has(whole) && entries.length > 1) yield { problem: `has '${whole}' beside other entries` };
  }
}
