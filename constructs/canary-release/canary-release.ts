import type { Construct } from 'constructs';
import type { ExactProps } from '../../src/diagnostics';
import { MeshConstruct } from '../../src/synth/mesh-construct';
import type { ModelReader } from '../../src/synth/model-reader';
import type { Given, NeededFor } from '../needed';
import type { ResilientService } from '../resilient-service/resilient-service';
import { readCanary } from './canary-reader';
import type { CanaryReleaseProps } from './props';

/** What the mesh of the service lacks; its twin is in canary-reader. */
type CheckCanary<P> = P extends { readonly service: ResilientService<infer M, infer _> }
  ? {
      readonly weight?: NeededFor<M, 'weightedSplit', Given<P, 'weight'>>;
      readonly steps?: NeededFor<M, 'weightedSplit', Given<P, 'steps'>>;
      readonly testers?: NeededFor<M, 'testers', Given<P, 'testers'>>;
      readonly watch?: NeededFor<M, 'canaryWatch', Given<P, 'watch'>>;
    }
  : unknown;

/**
 * A second version of a service gets a share of its requests.
 *
 * The service's own workload stays the stable version, and its objects keep their names and selectors. Routes, retries, breaker,
 * limits and allowed callers of the service hold for the canary too, also for those who dial its own host. Both versions run as
 * the service's ServiceAccount, but on Consul, where a canary that is no subset is a service with an account of its own name.
 *
 * On Istio the version is chosen once per request, before its endpoints are looked at: a canary without healthy endpoints fails its
 * whole share whatever the retries. So watch it (`watch` writes a PrometheusRule with alerts for each version), and go back by
 * `weight: Percent.of(0)` without testers in one release, and by removing the construct in the next.
 *
 * Source: https://istio.io/latest/docs/concepts/traffic-management/#routing-rules
 */
export class CanaryRelease<const P extends CanaryReleaseProps = CanaryReleaseProps> extends MeshConstruct {
  /** @internal */
  readonly _concept = 'CanaryRelease';

  private readonly props: unknown;

  /**
   * @param scope any construct: the canary's objects are written to its chart, the service's stay where they are
   * @param id the name of the canary's Service and Deployment: a DNS label
   * @param props which service, which version and which share
   */
  constructor(scope: Construct, id: string, props: P & CheckCanary<P> & ExactProps<P, CanaryReleaseProps>) {
    super(scope, id);
    this.props = props;
  }

  /** @internal */
  _read(reader: ModelReader): void {
    const model = readCanary(this, this.props, reader);
    if (model !== undefined) reader.addCanary(model);
  }
}
