import type { Duration } from 'cdk8s';
import type { Text } from '../../src/diagnostics';
import type { HeaderMatch } from '../../src/model/header-match';
import type { Percent } from '../../src/model/percent';
import type { Input, Refused } from '../../src/types';
import type { CommonProps } from '../common-props';
import type { ReplicaRange } from '../resilient-service/props';
import type { ResilientService } from '../resilient-service/resilient-service';

/** The canary as the service's own workload with another image. */
export interface CanaryImageProps {
  /** The image of the canary. */
  readonly image: Input<string>;
  /** The container whose image is replaced, where a given Deployment has several. @default its only container */
  readonly container?: string;
  /** @default 2, so that a circuit breaker can eject one */
  readonly replicas?: Input<number> | ReplicaRange;
}

/** A canary that is deployed already. */
export interface CanarySelectorProps {
  readonly image?: Refused<Text<'MESH5005', { prop: 'image' }>>;
  readonly container?: Refused<Text<'MESH5005', { prop: 'container' }>>;
  /** Labels that select its pods, and none of the stable version. */
  readonly selector: Readonly<Record<string, string>>;
  /** @default unknown */
  readonly replicas?: Input<number> | ReplicaRange;
}

/** A share and how long it is meant to stay. */
export interface CanaryStepProps {
  readonly weight: Percent;
  /** How long to watch before the next step; written on the objects for those who decide. @default no word on it */
  readonly hold?: Duration;
}

/** What alerts, for each version. */
export interface WatchProps {
  /** Share of 5xx answers (gRPC: of server faults) over five minutes. */
  readonly errorRate?: Percent;
  /** The 99th percentile over five minutes. On Linkerd read off buckets of 25, 50, 100, 250 and 500 ms, 1 s and 10 s. */
  readonly latency?: Duration;
  /** How long it must be so before the alert fires. @default 5 minutes */
  readonly during?: Duration;
}

/** Props of `CanaryRelease`. */
export interface CanaryReleaseProps extends CommonProps {
  /** The service, in any chart. Its own workload is the stable version. An imported one is refused (MESH4001). */
  readonly service: ResilientService | Refused<Text<'MESH4001'>>;
  readonly canary: CanaryImageProps | CanarySelectorProps;
  /**
   * Share of the requests, testers apart. Needed unless there are steps (MESH4002). It holds for callers with a sidecar; an ingress
   * gateway splits by its own configuration. The safe first release is `Percent.of(0)`: its pods come up before requests do. So is
   * the last one: weight 0 and no testers, then remove the construct.
   */
  readonly weight?: Percent | undefined;
  /** The plan as data: each release moves `step` on. Weights grow (MESH4003). */
  readonly steps?: readonly CanaryStepProps[] | undefined;
  /** The current step, counted from 0. */
  readonly step?: number;
  /** Requests that always get the canary, whatever the weight: `header('x-canary', 'true')` or `cookie('beta', 'yes')`. */
  readonly testers?: HeaderMatch | undefined;
  /**
   * What alerts. A canary that nobody watches is a finding (MESH4101). Written as a PrometheusRule of the Prometheus Operator, whose CRD
   * must be installed; labels that its `ruleSelector` asks for go into `metadata.labels`.
   */
  readonly watch?: WatchProps | undefined;
  /** The day on which the canary must be over, YYYY-MM-DD in UTC. A canary without an end is a finding (MESH4102). */
  readonly until?: string;
}
