import type { Path } from '../../../manifests/path';
import type { ServiceRouter, ServiceSplitter } from './kinds';

/** Where a route or a split sends to; no service is the one that it is for. */
export interface Destination {
  readonly service?: string;
  readonly serviceSubset?: string;
  readonly namespace?: string;
}

/** Every destination with its place. */
export function destinationsOf({
  spec = {},
}: ServiceRouter | ServiceSplitter): readonly { readonly value: Destination; readonly at: Path }[] {
  if ('splits' in spec) return (spec.splits ?? []).map((value, index) => ({ value, at: ['spec', 'splits', index] }));
  const routes = 'routes' in spec ? (spec.routes ?? []) : [];
  return routes.flatMap(({ destination }, index) =>
    destination === undefined ? [] : [{ value: destination, at: ['spec', 'routes', index, 'destination'] }],
  );
}
