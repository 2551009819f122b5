import type { Manifest } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { VirtualService } from './kinds';
import { type Destination, keptForOne, rulesOf } from './routes';

/** The destinations of a route of whatever protocol, and where they stand. */
export interface WeightedRoute {
  readonly route: readonly { readonly destination?: Destination; readonly weight?: number }[];
  readonly at: Path;
}

const read = keptForOne((spec) =>
  rulesOf(spec).flatMap(({ value: { route }, at }): readonly WeightedRoute[] =>
    route === undefined ? [] : [{ route, at: [...at, 'route'] }],
  ),
);

export const weightedRoutesOf = ({ object: { spec } }: Manifest<VirtualService>): readonly WeightedRoute[] =>
  read(spec);

/** Destinations that get a share; a weight that is not said among others counts nothing. */
export const sharesOf = ({ route }: WeightedRoute): WeightedRoute['route'] =>
  route.length < 2 ? route : route.filter(({ weight = 0 }) => weight > 0);
