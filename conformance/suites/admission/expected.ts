/** Everything that an engine says and that we have looked at and agree to, each with the reason. */

/** Snapshots that hold a part of a program: applied, but an analyzer would miss the rest. */
export const partial: readonly { readonly name: RegExp; readonly why: string }[] = [
  { name: /complete, as what is different/, why: 'only the objects that `complete` changes' },
  {
    name: /canary-release: (a gRPC service|as subsets|of a given|of an own)/,
    why: 'only what the canary adds and changes',
  },
];

/** A message of an analyzer, by the object that it is about. */
export interface Agreed {
  readonly code: string;
  readonly origin: RegExp;
  /** Only in these groups. */
  readonly group?: RegExp;
  readonly why: string;
}

export const agreed: readonly Agreed[] = [
  {
    code: 'IST0102',
    origin: /^Namespace (default|ingress|monitoring)$/,
    why: 'the namespace of a caller stands in for one that others own, so it has no labels here',
  },
  {
    code: 'IST0102',
    origin: /^Namespace shop$/,
    group: /adopted namespace|existing pods/,
    why: 'a namespace that is not ours; injection is asked for on the pods',
  },
  {
    code: 'IST0127',
    origin: /^AuthorizationPolicy \S+-requests$/,
    group: /ambient/,
    why: 'it names its Service by targetRefs, and the analyzer of 1.31 looks at selectors alone',
  },
  {
    code: 'IST0127',
    origin: /^AuthorizationPolicy shop\/(payments|refunds)/,
    group: /workloads-overlap/,
    why: 'pods that a service only selects are deployed by others',
  },
];

/** Warnings of istiod's webhook. */
export const agreedWarnings: readonly { readonly text: RegExp; readonly why: string }[] = [];
