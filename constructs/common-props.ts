import type { JsonPatch } from 'cdk8s';
import type { Input } from '../src/types';

/** What every construct takes. */
export interface CommonProps {
  /** Labels and annotations of every object of the construct; ours stay, unless a patch changes them. */
  readonly metadata?: ObjectMetadata;
  /**
   * The escape hatch: JSON patches (RFC 6902) by kind, applied to the objects of this construct as they are written. A kind
   * that the construct does not write is refused (MESH1009).
   */
  readonly patches?: Readonly<Record<string, readonly JsonPatch[]>>;
  /**
   * Findings of rules that are accepted, here and in constructs below. A suppression without a reason is refused, and one that
   * suppresses nothing is reported. What the compiler refuses cannot be suppressed.
   */
  readonly suppress?: readonly SuppressionProps[];
}

/** Labels and annotations. */
export interface ObjectMetadata {
  readonly labels?: Input<Readonly<Record<string, Input<string>>>>;
  readonly annotations?: Input<Readonly<Record<string, Input<string>>>>;
}

/** One accepted finding. */
export interface SuppressionProps {
  /** The code, such as `MESH4102`. */
  readonly code: string;
  /** Why it is accepted. */
  readonly reason: string;
}
