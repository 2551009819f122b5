import type { Path } from '../../../manifests/path';
import type { ServiceIntentions } from './kinds';

/** A provider whose tokens calls are to bring, with its place: for every call, or by a permission. */
export interface AskedProvider {
  readonly name: string;
  readonly at: Path;
}

type Jwt = NonNullable<ServiceIntentions['spec']>['jwt'];

const namedIn = (jwt: Jwt, at: Path): readonly AskedProvider[] =>
  (jwt?.providers ?? []).map(({ name = '' }, index) => ({ name, at: [...at, 'jwt', 'providers', index] }));

export const providersOf = (spec: ServiceIntentions['spec']): readonly AskedProvider[] => [
  ...namedIn(spec?.jwt, ['spec']),
  ...(spec?.sources ?? []).flatMap(({ permissions = [] }, index) =>
    permissions.flatMap(({ jwt }, place) => namedIn(jwt, ['spec', 'sources', index, 'permissions', place])),
  ),
];
