import { Construct } from 'constructs';
import type { ExactProps, Text } from '../../src/diagnostics';
import type { Mesh } from '../../src/meshes/mesh';
import { firstSlot } from '../../src/synth/materialize';
import { MeshConstruct } from '../../src/synth/mesh-construct';
import type { ModelReader } from '../../src/synth/model-reader';
import type { Refused } from '../../src/types';
import type { Given, Guarded, Needed, NeededFor } from '../needed';
import { linkNamespace, readNamespace } from './namespace-reader';
import type { AllowEgressProps, AllowProps, ZeroTrustNamespaceProps } from './props';
import type { ObserveStage, Stage } from './stage';

type Foreign<Evidence, Name> = Evidence extends Name ? never : Evidence;

/** A mesh that is strict from the start has no observe stage without a reason. */
type CheckFloor<P> = P extends { readonly mesh: infer M extends Mesh; readonly stage: infer S }
  ? Exclude<S, Guarded<'permissiveStage'>> extends ObserveStage<infer Floor>
    ? [Floor] extends ['excused']
      ? unknown
      : { readonly stage: Needed<M, 'permissiveStage'> }
    : unknown
  : unknown;

/** The rest of what a mesh may lack. */
type CheckNamespaceFeatures<P> = P extends { readonly mesh: infer M extends Mesh }
  ? {
      readonly complete?: NeededFor<M, 'namespaceDeny', Exclude<Given<P, 'complete'>, false>>;
    }
  : unknown;

type CheckEdge<P, E> = P extends { readonly mesh: infer M extends Mesh }
  ? {
      readonly methods?: NeededFor<M, 'allowByMethodAndPath', Given<E, 'methods'>>;
      readonly paths?: NeededFor<M, 'allowByMethodAndPath', Given<E, 'paths'>>;
    }
  : unknown;

/** What the compiler refuses about a namespace; its twin is in namespace-reader. */
type CheckEvidence<Name extends string, P> = string extends Name
  ? unknown
  : P extends { readonly stage: Stage<infer Evidence> }
    ? [Foreign<Evidence, Name>] extends [never]
      ? unknown
      : string extends Evidence
        ? unknown
        : {
            readonly stage: Refused<Text<'MESH3002', { evidence: Foreign<Evidence, Name> & string; namespace: Name }>>;
          }
    : unknown;

/**
 * A namespace on the way to zero trust, in stages: observe, STRICT, authorize, isolate.
 *
 * Writes the Namespace with its injection label and, on Istio, a PeerAuthentication, and for every service one AuthorizationPolicy
 * with all its allowed callers and a deny of all others; from `isolate` on NetworkPolicies. In `observe` nothing is refused: mTLS
 * is PERMISSIVE and the policies are in dry-run.
 *
 * On Istio in ambient mode the namespace also gets a waypoint where one of its services needs one; policies that ztunnel would enforce, which
 * knows no dry-run, are left out before `authorize`.
 *
 * A scope for services: everything below it is in the namespace, and knows its mesh.
 */
export class ZeroTrustNamespace<
  const Name extends string = string,
  const P extends ZeroTrustNamespaceProps = ZeroTrustNamespaceProps,
> extends MeshConstruct {
  /**
   * A namespace that exists already. The Namespace object is not ours: nothing is written for it, and injection is asked for on the
   * pods. The id of the construct is the name of the namespace.
   *
   * Its PeerAuthentication is ours, though, under the name `default`: look first with `kubectl get peerauthentication -n NAME`. One of
   * another name that is older wins over ours, and one that is STRICT already would be weakened by the observe stage.
   */
  static fromName<const Name extends string, const P extends ZeroTrustNamespaceProps>(
    scope: Construct,
    name: Name,
    props: P &
      CheckEvidence<Name, P> &
      CheckFloor<P> &
      CheckNamespaceFeatures<P> &
      ExactProps<P, ZeroTrustNamespaceProps>,
  ): ZeroTrustNamespace<Name, P> {
    const namespace = new ZeroTrustNamespace<Name, P>(scope, name, props);
    namespace.owned = false;
    return namespace;
  }

  /** @internal */
  readonly _concept = 'ZeroTrustNamespace';

  /** The mesh of everything below. */
  readonly mesh: P['mesh'];

  private owned = true;
  private readonly props: unknown;
  private readonly allowed: unknown[] = [];
  private readonly egress: unknown[] = [];

  /**
   * @param scope a chart, or a construct in one
   * @param id the name of the namespace: a DNS label
   * @param props the mesh and the stage
   */
  constructor(
    scope: Construct,
    id: Name,
    props: P &
      CheckEvidence<Name, P> &
      CheckFloor<P> &
      CheckNamespaceFeatures<P> &
      ExactProps<P, ZeroTrustNamespaceProps>,
  ) {
    super(scope, id);
    new Construct(this, firstSlot);
    this.props = props;
    this.mesh = (props as P | undefined)?.mesh as P['mesh'];
  }

  /**
   * Lets a caller reach a service of this namespace. Several edges of one target become one policy. A service without any is a
   * finding (MESH3101). Also from other charts, and both ways between two namespaces.
   */
  allow<const E extends AllowProps>(edge: E & CheckEdge<P, E> & ExactProps<E, AllowProps>): this {
    this.allowed.push(edge);
    this._declared();
    return this;
  }

  /** Declares a way out to what another repository owns; of use with `egress: 'declared'`, and refused without it (MESH3107). */
  allowEgress<const E extends AllowEgressProps>(way: E & ExactProps<E, AllowEgressProps>): this {
    this.egress.push(way);
    this._declared();
    return this;
  }

  /** @internal */
  _read(reader: ModelReader): void {
    readNamespace(this, { props: this.props, owned: this.owned }, reader);
  }

  /** @internal */
  override _link(reader: ModelReader): void {
    linkNamespace(this, { allowed: this.allowed, egress: this.egress }, reader);
  }
}
