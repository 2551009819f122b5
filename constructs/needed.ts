import type { Text } from '../src/diagnostics';
import type { Mesh } from '../src/meshes/mesh';
import type { Cannot, Feature, FeatureState } from '../src/model/feature';
import type { Refused } from '../src/types';

declare const guardedBy: unique symbol;

/** A value that was asked for by `when`: it is there only where the mesh has the feature. */
export interface Guarded<F extends Feature> {
  readonly [guardedBy]: F;
}

/** An alias of the whole refusal would be printed by its name, and not the text. */
type LackText<State, F extends Feature> = Text<
  'MESH1010',
  {
    mesh: 'the mesh of this scope';
    feature: F;
    reason: Extract<State, Cannot>['reason'];
    wayOut: Extract<State, Cannot>['wayOut'];
  }
>;

/** Below a plain construct, or a namespace of default type arguments, the mesh is unknown: the twin at synth decides. */
type NeededOf<State, F extends Feature> = [Extract<State, Cannot>] extends [never]
  ? unknown
  : [FeatureState] extends [State]
    ? unknown
    : Refused<LackText<State, F>>;

/** Refuses what the mesh of a type lacks; of several that it may be, one is enough. */
export type Needed<M extends Mesh, F extends Feature> = NeededOf<M['features'][F], F>;

/** The same for a given value: what `when` guards is not asked for. */
export type NeededFor<M extends Mesh, F extends Feature, Given> = [Exclude<Given, Guarded<F> | undefined>] extends [
  never,
]
  ? unknown
  : Needed<M, F>;

/** The names among some features that the mesh lacks, as one refusal each. */
export type NeededAll<M extends Mesh, Fs extends string> = string extends Fs
  ? unknown
  : { [F in Fs & Feature]: unknown extends Needed<M, F> ? never : Needed<M, F> }[Fs & Feature] extends infer Refusals
    ? [Refusals] extends [never]
      ? unknown
      : Refusals
    : never;

/** The features that a value of `when` is guarded by. */
export type GuardOf<Given> = Given extends Guarded<infer F> ? F : never;

/** The type of a prop as it was given; undefined where it was not. */
export type Given<P, Prop extends string> = P extends { readonly [Key in Prop]: infer Value } ? Value : undefined;
/** Of a prop within a prop. */
export type Below<P, Prop extends string, Inner extends string> = Given<Exclude<Given<P, Prop>, undefined>, Inner>;
