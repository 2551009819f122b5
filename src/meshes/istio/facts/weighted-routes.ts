import type { Manifest } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { VirtualService } from './kinds';
import { type Destination, rulesOf } from './routes';

/** The destinations of a route of whatever protocol, and where they stand. */
export interface WeightedRoute {
  readonly route: readonly { readonly destination?: Destination; readonly weight?: number }[];
  readonly at: Path;
}

export function* weightedRoutesOf({ object: { spec } }: Manifest<VirtualService>): Generator<WeightedRoute> {
  for (const { value, at } of rulesOf(spec)) {
    if (value.route !== undefined) yield { route: value.route, at: [...at, 'route'] };
  }
}

/** Destinations that get a share; a weight that is not said among others counts nothing. */
export const sharesOf = ({ route }: WeightedRoute): WeightedRoute['route'] =>
  route.length < 2 ? route : route.filter(({ weight = 0 }) => weight > 0);
