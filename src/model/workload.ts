import type { LeafMap } from './decoration';
import { knownOf, type Leaf } from './later';

/** How many pods a workload has: one number, a range that an autoscaler moves in, or unknown. */
export type ReplicasModel =
  | { readonly kind: 'Fixed'; readonly count: Leaf<number> }
  | { readonly kind: 'Range'; readonly min: number; readonly max: number; readonly ownedBy: string }
  | { readonly kind: 'Unknown' };

/** How the kubelet asks a container how it is. */
export type ProbeModel =
  | { readonly kind: 'HttpGet'; readonly path: string; readonly port: number }
  | { readonly kind: 'TcpSocket'; readonly port: number }
  | { readonly kind: 'Grpc'; readonly port: number }
  | { readonly kind: 'Other' };

export interface ContainerModel {
  readonly name: string;
  readonly image: Leaf<string>;
  readonly ports: readonly number[];
  readonly liveness: ProbeModel | undefined;
  readonly readiness: ProbeModel | undefined;
}

export interface ResourcesModel {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}

interface WorkloadBase {
  /** Labels that select its pods and no others. */
  readonly labels: Readonly<Record<string, string>>;
  readonly replicas: ReplicasModel;
  readonly containers: readonly ContainerModel[];
  /** Whether the mesh may send kubelet probes past the proxy; false where the pod template turns that off. */
  readonly probesRewritten: boolean;
}

/** A Deployment that is written for the service. */
export interface OwnWorkload extends WorkloadBase {
  readonly kind: 'Own';
  readonly name: string;
  readonly resources: ResourcesModel;
  /** Environment variables by name. */
  readonly env: LeafMap;
  /** Seconds between the end of the endpoint and SIGTERM, so that no request reaches a stopped server. */
  readonly preStopSleep: number;
  /** Seconds from the start of preStop to SIGKILL. */
  readonly terminationGracePeriod: number;
}

/** A copy of a Deployment that the user defined, with another image: the pod template is taken as it is. */
export interface CopiedWorkload extends WorkloadBase {
  readonly kind: 'Copied';
  readonly name: string;
  /** The manifest that is copied, already with the other image, name and labels. */
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** A Deployment that the user defined in the same program. */
export interface GivenWorkload extends WorkloadBase {
  readonly kind: 'Given';
  readonly name: string;
  /** Path of its construct. */
  readonly path: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** What is added to it by JSON patch. */
  readonly additions: WorkloadAdditions;
}

export interface WorkloadAdditions {
  readonly serviceAccountName: string | undefined;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
}

/** Pods that exist already and belong to someone else. */
export interface SelectedWorkload extends WorkloadBase {
  readonly kind: 'Selected';
}

export type WorkloadModel = OwnWorkload | CopiedWorkload | GivenWorkload | SelectedWorkload;

/** The fewest and the most pods, where that is known. */
export function replicaRange(replicas: ReplicasModel): { readonly min: number; readonly max: number } | undefined {
  if (replicas.kind === 'Range') return replicas;
  const count = replicas.kind === 'Fixed' ? knownOf(replicas.count) : undefined;
  return count === undefined ? undefined : { min: count, max: count };
}

/** The fewest pods; 1 where nothing is known of them. */
export function fewestPods(replicas: ReplicasModel): Leaf<number> {
  if (replicas.kind === 'Unknown') return 1;
  return replicas.kind === 'Fixed' ? replicas.count : replicas.min;
}
