import type { Manifest } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { DestinationRule } from './kinds';
import { oncePerObject } from './once-per-object';

export type TrafficPolicy = NonNullable<NonNullable<DestinationRule['spec']>['trafficPolicy']>;
export type PortPolicy = NonNullable<TrafficPolicy['portLevelSettings']>[number];
export type ClientTls = NonNullable<TrafficPolicy['tls']>;
type LoadBalancer = NonNullable<TrafficPolicy['loadBalancer']>;
type Shared = Pick<TrafficPolicy, 'connectionPool' | 'loadBalancer' | 'outlierDetection' | 'tls'>;

/** A part of an object, and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly at: Path;
}

const ofHost: Path = ['spec', 'trafficPolicy'];

/** The policy of a DestinationRule and those of its subsets. */
export const trafficPoliciesOf = oncePerObject(({ object: { spec } }: Manifest<DestinationRule>) => {
  const placed: Placed<TrafficPolicy>[] = [];
  if (spec?.trafficPolicy !== undefined) placed.push({ value: spec.trafficPolicy, at: ofHost });
  spec?.subsets?.forEach(({ trafficPolicy }, index) => {
    if (trafficPolicy === undefined) return;
    placed.push({ value: trafficPolicy, at: ['spec', 'subsets', index, 'trafficPolicy'] });
  });
  return placed;
});

/** What policies say of single ports. */
export const portPoliciesOf = oncePerObject((manifest: Manifest<DestinationRule>) => {
  const placed: Placed<PortPolicy>[] = [];
  for (const { value, at } of trafficPoliciesOf(manifest)) {
    value.portLevelSettings?.forEach((port, index) => {
      placed.push({ value: port, at: [...at, 'portLevelSettings', index] });
    });
  }
  return placed;
});

/** All policies of a DestinationRule, those of ports too. */
export const policiesOf = oncePerObject((manifest: Manifest<DestinationRule>): readonly Placed<Shared>[] => {
  const ofPorts = portPoliciesOf(manifest);
  return ofPorts.length === 0 ? trafficPoliciesOf(manifest) : [...trafficPoliciesOf(manifest), ...ofPorts];
});

/** What policies say of balancing. */
export const loadBalancersOf = oncePerObject((manifest: Manifest<DestinationRule>) => {
  const placed: Placed<LoadBalancer>[] = [];
  for (const { value, at } of policiesOf(manifest)) {
    if (value.loadBalancer !== undefined) placed.push({ value: value.loadBalancer, at: [...at, 'loadBalancer'] });
  }
  return placed;
});

/** What policies say of localities. */
export const localitySettingsOf = oncePerObject((manifest: Manifest<DestinationRule>) => {
  const placed: Placed<NonNullable<LoadBalancer['localityLbSetting']>>[] = [];
  for (const { value, at } of loadBalancersOf(manifest)) {
    const setting = value.localityLbSetting;
    if (setting !== undefined) placed.push({ value: setting, at: [...at, 'localityLbSetting'] });
  }
  return placed;
});

/** Whether a policy ejects pods that fail: by itself, or, of a subset as a whole, by what it inherits from the host. A port inherits nothing. */
function ejects(manifest: Manifest<DestinationRule>, { value, at }: Placed<Shared>): boolean {
  if (value.outlierDetection !== undefined) return true;
  const inherits = at.includes('subsets') && !at.includes('portLevelSettings');
  return inherits && manifest.object.spec?.trafficPolicy?.outlierDetection !== undefined;
}

type FailoverSetting = NonNullable<LoadBalancer['localityLbSetting'] | LoadBalancer['zoneAwareLbSetting']>;

/** What a policy says of failover between localities, and whether it ejects pods, without which there is none. */
export interface PlacedFailover {
  readonly setting: FailoverSetting;
  readonly field: 'localityLbSetting' | 'zoneAwareLbSetting';
  readonly at: Path;
  readonly ejects: boolean;
}

/** What policies say of failover, in either way. */
export const failoverSettingsOf = oncePerObject((manifest: Manifest<DestinationRule>) => {
  const placed: PlacedFailover[] = [];
  for (const policy of policiesOf(manifest)) {
    for (const field of ['localityLbSetting', 'zoneAwareLbSetting'] as const) {
      const setting = policy.value.loadBalancer?.[field];
      if (setting === undefined) continue;
      placed.push({ setting, field, at: [...policy.at, 'loadBalancer', field], ejects: ejects(manifest, policy) });
    }
  }
  return placed;
});

/** The TLS of calls out. */
export const clientTlsOf = oncePerObject((manifest: Manifest<DestinationRule>) => {
  const placed: Placed<ClientTls>[] = [];
  for (const { value, at } of policiesOf(manifest)) {
    if (value.tls !== undefined) placed.push({ value: value.tls, at: [...at, 'tls'] });
  }
  return placed;
});
