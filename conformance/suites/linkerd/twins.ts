import type { Manifest } from '../../cluster/manifest';
import type { Refusal } from './refusals';

/** A document that is refused, and the one nearest to it that is admitted. */
export interface Twins {
  readonly name: string;
  readonly bad: Manifest;
  readonly good: Manifest;
  readonly refusal: Refusal;
}

/** Both made of one document, in which one thing differs. */
export const twins = <Part>(
  name: string,
  document: (part: Part) => Manifest,
  { bad, good }: { readonly bad: Part; readonly good: Part },
  words: RegExp,
  by: Refusal['by'] = 'policy-validator',
): Twins => ({ name, bad: document(bad), good: document(good), refusal: { by, words } });
