/**
 * What a mesh may or may not have and a prop can ask for. `true`, or why not and the way out: the table of a mesh is the only
 * source for the types and for their twins at synth.
 */
export interface Lack {
  readonly reason: string;
  readonly wayOut: string;
}

export type FeatureState = true | Lack;

/** The features by the prop that needs them. */
export interface Features {
  readonly circuitBreaker: FeatureState;
  readonly connectionPool: FeatureState;
  readonly loadBalancing: FeatureState;
  readonly retryBudget: FeatureState;
  readonly retryBudgetInterval: FeatureState;
  readonly subsets: FeatureState;
}

export type Feature = keyof Features;
