import type { Leaf } from './later';

/** Texts by name, each of which may be known later. */
export type LeafMap = Readonly<Record<string, Leaf<string>>>;

/** What a user adds to every object of a construct. */
export interface Decoration {
  readonly labels: Leaf<LeafMap>;
  readonly annotations: Leaf<LeafMap>;
}
