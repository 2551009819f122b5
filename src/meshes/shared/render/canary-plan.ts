import type { CanaryModel } from '../../../model/canary-release';
import type { Draft } from '../../draft';

/** Adds annotations to those of a draft. */
export const annotate = (draft: Draft, annotations: Readonly<Record<string, string>>): Draft => ({
  ...draft,
  metadata: { ...draft.metadata, annotations: { ...annotations, ...draft.metadata.annotations } },
});

/** The plan as an annotation, for people who read the objects. */
export const planOf = ({ plan }: CanaryModel): Readonly<Record<string, string>> =>
  plan === undefined ? {} : { 'cdk8s-mesh/canary-plan': plan };
