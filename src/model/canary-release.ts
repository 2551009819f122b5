import type { Decoration } from './decoration';
import type { HeaderMatch } from './header-match';
import type { WorkloadModel } from './workload';

/** What is watched for each version, and when it alerts. */
export interface WatchModel {
  /** Share of 5xx answers in percent that alerts. */
  readonly errorRate: number | undefined;
  /** The 99th percentile in milliseconds that alerts. */
  readonly latency: number | undefined;
  /** Milliseconds that a condition must hold. */
  readonly during: number;
}

/** A second version of a service, and which requests it gets. */
export interface CanaryModel {
  readonly kind: 'Canary';
  readonly path: string;
  readonly name: string;
  /** Path of the service. */
  readonly service: string;
  /** Share of requests in percent, testers apart. */
  readonly weight: number;
  readonly testers: HeaderMatch | undefined;
  /** The plan as a sentence, for people who read the objects. */
  readonly plan: string | undefined;
  readonly workload: WorkloadModel;
  readonly stableImage: string | undefined;
  readonly canaryImage: string | undefined;
  readonly watch: WatchModel | undefined;
  /** Day on which the canary must be over, YYYY-MM-DD. */
  readonly until: string | undefined;
  readonly decoration: Decoration;
}
