import { type BuiltInCheck, matchesForm, objectAt } from './check';
import { finalizer } from './names';

/** Source: ValidateNamespace of kubernetes/pkg/apis/core/validation */
export const checkNamespace: BuiltInCheck = (object, walk) => {
  for (const [index, name] of ((objectAt(object, 'spec')?.['finalizers'] ?? []) as string[]).entries()) {
    matchesForm(walk, finalizer, name ?? '', ['spec', 'finalizers'], index);
  }
};
