import type { Manifest } from '../../../manifests/manifest';
import type { DestinationRule, Sidecar } from './kinds';
import { oncePerObject } from './once-per-object';
import { type Placed, policiesOf, type TrafficPolicy } from './traffic-policies';

type ConnectionPool = NonNullable<TrafficPolicy['connectionPool']>;

function poolsOfRule(manifest: Manifest<DestinationRule>): readonly Placed<ConnectionPool>[] {
  const placed: Placed<ConnectionPool>[] = [];
  for (const { value, at } of policiesOf(manifest)) {
    if (value.connectionPool === undefined) continue;
    placed.push({ value: value.connectionPool, at: [...at, 'connectionPool'] });
  }
  return placed;
}

function poolsOfSidecar({ object: { spec } }: Manifest<Sidecar>): readonly Placed<ConnectionPool>[] {
  const placed: Placed<ConnectionPool>[] = [];
  if (spec?.inboundConnectionPool !== undefined) {
    placed.push({ value: spec.inboundConnectionPool, at: ['spec', 'inboundConnectionPool'] });
  }
  for (const [index, { connectionPool }] of (spec?.ingress ?? []).entries()) {
    if (connectionPool === undefined) continue;
    placed.push({ value: connectionPool, at: ['spec', 'ingress', index, 'connectionPool'] });
  }
  return placed;
}

/** The connection pools of a DestinationRule, for calls out, or of a Sidecar, for calls in. */
export const connectionPoolsOf = oncePerObject((manifest: Manifest<DestinationRule | Sidecar>) =>
  manifest.object.kind === 'Sidecar'
    ? poolsOfSidecar(manifest as Manifest<Sidecar>)
    : poolsOfRule(manifest as Manifest<DestinationRule>),
);
