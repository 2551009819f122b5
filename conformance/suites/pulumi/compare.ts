import type { Result } from '../../pulumi/engine';
import type { Fate } from '../../pulumi/outcome';
import { unlike } from '../traffic/scene';

/** The name that the program gave to a resource. */
export const nameOf = (urn: string): string => urn.slice(urn.lastIndexOf('::') + 2);

/** What an object is called, as its manifest says it: `Service shop/cart`, of a component `Mesh shop`. */
export function objectOf(urn: string): string {
  const [, , type = '', name = ''] = urn.split('::');
  return `${type.split(':').at(-1)} ${name.slice(name.indexOf('/') + 1)}`;
}

const fates: readonly Fate[] = ['created', 'updated', 'same', 'deleted', 'replaced', 'imported', 'failed'];

const complaints = ({ diagnostics }: Result): readonly string[] =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);

/** What becomes of resources, in no order; of none where nothing is said. */
export type Fates = { readonly [fate in Fate]?: readonly string[] };

/** What became of resources otherwise than promised: by the names of the program, or as they are called here. */
export const unlikeFates = (
  what: string,
  promised: Fates,
  result: Result,
  called: (urn: string) => string = nameOf,
): readonly string[] =>
  fates.flatMap((fate) =>
    unlike(`${what}: ${fate}`, [...(promised[fate] ?? [])].sort(), result[fate].map(called).sort()),
  );

/** What of a result is otherwise than promised, that it succeeds among it. */
export const unlikeResult = (
  what: string,
  promised: Fates,
  result: Result,
  called: (urn: string) => string = nameOf,
): readonly string[] => [
  ...unlikeFates(what, promised, result, called),
  ...(result.succeeded ? [] : [`${what} failed: ${complaints(result).join('\n')}`]),
];

/** What was asked of the provider that changes the cluster, in its order. */
export const written = ({ asked }: Result, called: (urn: string) => string = nameOf): readonly string[] =>
  asked
    .filter(({ method, preview }) => !preview && ['create', 'update', 'delete'].includes(method))
    .map(({ method, urn }) => `${method} ${called(urn)}`);
