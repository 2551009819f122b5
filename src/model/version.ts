import type { CanaryModel } from './canary-release';
import type { Graph } from './program';
import type { ServiceModel } from './resilient-service';
import type { WorkloadModel } from './workload';

/** One version of a service: the stable one, or its canary. What is attached to the service holds for each. */
export interface VersionModel {
  readonly role: 'stable' | 'canary';
  /** Path of the construct that its objects belong to. */
  readonly owner: string;
  readonly name: string;
  /** The host by which it is reached. */
  readonly host: string;
  /** The subset of the host, where versions share one. */
  readonly subset: string | undefined;
  readonly workload: WorkloadModel;
}

export function stableOf(service: ServiceModel): VersionModel {
  const { path: owner, name, host, workload } = service;
  return { role: 'stable', owner, name, host, subset: service.versions === 'subsets' ? 'stable' : undefined, workload };
}

export function canaryVersion(service: ServiceModel, canary: CanaryModel): VersionModel {
  const { path: owner, name, workload } = canary;
  const own = `${name}${service.host.slice(service.name.length)}`;
  const isSubset = service.versions === 'subsets';
  return {
    role: 'canary',
    owner,
    name,
    host: isSubset ? service.host : own,
    subset: isSubset ? 'canary' : undefined,
    workload,
  };
}

export function versionsOf(service: ServiceModel, graph: Graph): readonly VersionModel[] {
  const canary = graph.canaryOf(service.path);
  const stable = stableOf(service);
  return canary === undefined ? [stable] : [stable, canaryVersion(service, canary)];
}
