import type { Construct } from 'constructs';
import type { ExactProps, Text } from '../../src/diagnostics';
import type { Mesh } from '../../src/meshes/mesh';
import { MeshConstruct } from '../../src/synth/mesh-construct';
import type { ModelReader } from '../../src/synth/model-reader';
import type { HasSpread, Refused } from '../../src/types';
import type { Below, Given, NeededAll, NeededFor } from '../needed';
import { ImportedService } from './imported-service';
import type { LoadBalancing } from './load-balancing';
import type { ResilientServiceProps } from './props';
import type { Route } from './route';
import { readService } from './service-reader';

/** Where a service may be created: below a namespace construct, directly or in constructs of one's own. */
export type ServiceScope<M extends Mesh> = Construct & { readonly mesh?: M };

/** What the mesh of the scope lacks, in the position of the prop that asks for it; the table of its twin is in service-uses. */
type CheckFeatures<M extends Mesh, P> = {
  readonly circuitBreaker?: NeededFor<M, 'circuitBreaker', Given<P, 'circuitBreaker'>> & {
    readonly consecutiveGatewayErrors?: NeededFor<
      M,
      'gatewayErrorBreaker',
      Below<P, 'circuitBreaker', 'consecutiveGatewayErrors'>
    >;
    readonly interval?: NeededFor<M, 'breakerInterval', Below<P, 'circuitBreaker', 'interval'>>;
  };
  readonly connectionPool?: NeededFor<M, 'connectionPool', Given<P, 'connectionPool'>> & {
    readonly connectTimeout?: NeededFor<M, 'connectTimeout', Below<P, 'connectionPool', 'connectTimeout'>>;
    readonly idleTimeout?: NeededFor<M, 'idleTimeout', Below<P, 'connectionPool', 'idleTimeout'>>;
    readonly maxRequestsPerConnection?: NeededFor<
      M,
      'maxRequestsPerConnection',
      Below<P, 'connectionPool', 'maxRequestsPerConnection'>
    >;
    readonly maxRetries?: NeededFor<M, 'maxConcurrentRetries', Below<P, 'connectionPool', 'maxRetries'>>;
  };
  readonly loadBalancing?: NeededFor<M, 'loadBalancing', Given<P, 'loadBalancing'>> &
    (Given<P, 'loadBalancing'> extends LoadBalancing<infer Kind>
      ? 'Passthrough' extends Kind
        ? NeededFor<M, 'passthrough', Given<P, 'loadBalancing'>>
        : unknown
      : unknown);
  readonly retryBudget?: NeededFor<M, 'retryBudget', Given<P, 'retryBudget'>> & {
    readonly interval?: NeededFor<M, 'retryBudgetInterval', Below<P, 'retryBudget', 'interval'>>;
  };
  readonly plaintext?: NeededFor<M, 'plaintextException', Given<P, 'plaintext'>>;
  readonly webhooks?: NeededFor<M, 'webhookPorts', Given<P, 'webhooks'>>;
  readonly scrapes?: NeededFor<M, 'scrapedPorts', Given<P, 'scrapes'>>;
  readonly closed?: NeededFor<M, 'closedRoutes', Exclude<Given<P, 'closed'>, false>>;
  readonly versions?: NeededFor<M, 'subsets', Exclude<Given<P, 'versions'>, 'services'>>;
  readonly routes?: NeededFor<M, 'requestRoutes', Given<P, 'routes'>> & CheckRouteFeatures<M, Given<P, 'routes'>>;
};

/** Of a list of routes each is refused in its own place; of one that is not known item by item, the whole. */
type CheckRouteFeatures<M extends Mesh, Routes> = Routes extends readonly unknown[]
  ? HasSpread<Routes> extends true
    ? Routes[number] extends Route<string, infer Fs>
      ? NeededAll<M, Fs>
      : unknown
    : { readonly [Index in keyof Routes]: Routes[Index] extends Route<string, infer Fs> ? NeededAll<M, Fs> : unknown }
  : unknown;

type BudgetOf<Routes> = Routes extends readonly (infer R)[] ? (R extends Route<infer Budget> ? Budget : never) : never;

type CheckBudget<P> = P extends { readonly retryBudget: object }
  ? unknown
  : P extends { readonly routes: infer Routes }
    ? [BudgetOf<Routes>] extends [never]
      ? unknown
      : string extends BudgetOf<Routes>
        ? unknown
        : { readonly retryBudget: Refused<Text<'MESH2005', { condition: BudgetOf<Routes> }>> }
    : unknown;

type CheckRoutes<P> = {
  readonly routes?: P extends { readonly routes: readonly [] } ? Refused<Text<'MESH2006'>> : unknown;
  readonly closed?: P extends { readonly closed: true }
    ? P extends { readonly routes: object }
      ? unknown
      : Refused<Text<'MESH2007'>>
    : unknown;
};

/** With an image and a port, what is defined elsewhere would pass as an own workload. */
type CheckWorkload<P> = P extends {
  readonly workload: { readonly image: unknown } & ({ readonly selector: unknown } | { readonly deployment: unknown });
}
  ? { readonly workload: { readonly image: Refused<Text<'MESH5005', { prop: 'image' }>> } }
  : unknown;

/** What the compiler refuses about a service; each has a twin in service-reader. */
type CheckService<M extends Mesh, P> = CheckFeatures<M, P> & CheckBudget<P> & CheckRoutes<P> & CheckWorkload<P>;

/**
 * A service, its workload and the traffic configuration of its host.
 *
 * Writes a ServiceAccount, a Service, for an own workload a Deployment and a PodDisruptionBudget, and what the mesh needs: on
 * Istio one VirtualService and one DestinationRule for the host (in ambient mode only where it needs a waypoint), on Consul one ServiceDefaults, ServiceResolver and ServiceRouter,
 * whatever is attached to it, and the policies of its namespace's stage. The id is the name of all of them, so hosts and identities survive a refactoring.
 */
export class ResilientService<
  M extends Mesh = Mesh,
  const P extends ResilientServiceProps = ResilientServiceProps,
> extends MeshConstruct {
  /** A service that another repository owns: it can call and be called, and nothing is written for it. */
  static readonly imported = ImportedService._of;

  /** @internal */
  readonly _concept = 'ResilientService';

  /** The mesh that it is in, for the compiler. */
  declare readonly inMesh: M;

  private readonly props: unknown;

  /**
   * @param scope the namespace construct, or a construct below it
   * @param id the name of the Service, the ServiceAccount and an own Deployment: a DNS label
   * @param props what the service is and how it is called
   */
  constructor(
    scope: ServiceScope<M>,
    id: string,
    props: P & CheckService<M, P> & ExactProps<P, ResilientServiceProps>,
  ) {
    super(scope, id);
    this.props = props;
  }

  /** @internal */
  _read(reader: ModelReader): void {
    const model = readService(this, this.props, reader);
    if (model !== undefined) reader.addService(model);
  }
}
