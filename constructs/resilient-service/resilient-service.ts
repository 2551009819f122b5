import type { Construct } from 'constructs';
import type { ExactProps, Text } from '../../src/diagnostics';
import type { Feature, FeatureState, Lack } from '../../src/meshes/features';
import type { Mesh } from '../../src/meshes/mesh';
import { MeshConstruct } from '../../src/synth/mesh-construct';
import type { ModelReader } from '../../src/synth/model-reader';
import type { Refused } from '../../src/types';
import { ImportedService } from './imported-service';
import type { ResilientServiceProps } from './props';
import type { Route } from './route';
import { readService } from './service-reader';

/** Where a service may be created: below a namespace construct, directly or in constructs of one's own. */
export type ServiceScope<M extends Mesh> = Construct & { readonly mesh?: M };

/** Below a plain construct, or a namespace of default type arguments, the mesh is unknown: the twin at synth decides. */
type Needed<State extends FeatureState, F extends Feature> = [State] extends [true]
  ? unknown
  : [FeatureState] extends [State]
    ? unknown
    : Refused<
        Text<
          'MESH1010',
          {
            mesh: 'the mesh of this scope';
            feature: F;
            reason: Extract<State, Lack>['reason'];
            wayOut: Extract<State, Lack>['wayOut'];
          }
        >
      >;

type CheckFeatures<M extends Mesh> = {
  readonly circuitBreaker?: Needed<M['features']['circuitBreaker'], 'circuitBreaker'>;
  readonly connectionPool?: Needed<M['features']['connectionPool'], 'connectionPool'>;
  readonly loadBalancing?: Needed<M['features']['loadBalancing'], 'loadBalancing'>;
  readonly retryBudget?: Needed<M['features']['retryBudget'], 'retryBudget'> & {
    readonly interval?: Needed<M['features']['retryBudgetInterval'], 'retryBudgetInterval'>;
  };
};

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
type CheckService<M extends Mesh, P> = CheckFeatures<M> & CheckBudget<P> & CheckRoutes<P> & CheckWorkload<P>;

/**
 * A service, its workload and the traffic configuration of its host.
 *
 * Writes a ServiceAccount, a Service, for an own workload a Deployment and a PodDisruptionBudget, and what the mesh needs: on
 * Istio one VirtualService and one DestinationRule for the host, whatever is attached to it, and the policies of its
 * namespace's stage. The id is the name of all of them, so hosts and identities survive a refactoring.
 */
export class ResilientService<
  M extends Mesh = Mesh,
  const P extends ResilientServiceProps = ResilientServiceProps,
> extends MeshConstruct {
  /** A service that another repository owns: it can call and be called, and nothing is written for it. */
  static readonly imported = ImportedService._of;

  /** @internal */
  readonly _concept = 'ResilientService';

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
