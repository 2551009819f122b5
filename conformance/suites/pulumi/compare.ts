import type { Result } from '../../pulumi/engine';
import type { Fate } from '../../pulumi/outcome';
import { unlike } from '../traffic/scene';

/** The name that the program gave to a resource. */
export const nameOf = (urn: string): string => urn.slice(urn.lastIndexOf('::') + 2);

const namesOf = (urns: readonly string[]): readonly string[] => urns.map(nameOf).sort();

const fates: readonly Fate[] = ['created', 'updated', 'same', 'deleted', 'replaced', 'imported', 'failed'];

const complaints = ({ diagnostics }: Result): readonly string[] =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);

/** What of a result is otherwise than promised: resources by the names of the program, in no order; none where nothing is said. */
export const unlikeResult = (
  what: string,
  promised: { readonly [fate in Fate]?: readonly string[] },
  result: Result,
): readonly string[] => [
  ...fates.flatMap((fate) => unlike(`${what}: ${fate}`, [...(promised[fate] ?? [])].sort(), namesOf(result[fate]))),
  ...(result.succeeded ? [] : [`${what} failed: ${complaints(result).join('\n')}`]),
];
