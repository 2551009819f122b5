import type { Text } from '../diagnostics';
import type { Refused } from '../types';

/** Literals between 0 and 1, as the compiler writes them. */
type BelowOne<N extends number> = `${N}` extends `0.${string}` | `${string}e-${string}` ? true : false;

/** From JavaScript anything may come; what is no number is out of every range. */
const numeric = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

/**
 * A share in percent, 0 to 100. A value of its own, never a bare number: a widely copied example takes
 * `randomSamplingPercentage: 1.0` for everything, and it is 1 %.
 *
 * A mesh that cannot represent the share exactly refuses it; nothing is rounded.
 */
export class Percent {
  /**
   * `Percent.of(10)` is 10 %. Values between 0 and 1 are refused (MESH1004): `Percent.of(0.1)` may be meant as a
   * tenth of a percent or as ten percent.
   */
  static of<const N extends number>(
    percent: BelowOne<N> extends true ? Refused<Text<'MESH1004', { value: `${N}` }>> : N,
  ): Percent {
    const value = numeric(percent);
    return new Percent(value, value > 0 && value < 1);
  }

  /** `Percent.ofFraction(0.1)` is 10 %; the range is 0 to 1. */
  static ofFraction(fraction: number): Percent {
    return new Percent(Math.round(numeric(fraction) * 1e8) / 1e6, false);
  }

  /** `Percent.ofBasisPoints(10)` is 0.1 %: hundredths of a percent, 0 to 10,000. */
  static ofBasisPoints(basisPoints: number): Percent {
    return new Percent(numeric(basisPoints) / 100, false);
  }

  readonly kind = 'Percent';

  private constructor(
    /** The share, 0 to 100. */
    readonly value: number,
    /** Whether the value may be meant as a fraction (MESH1004 at synth). */
    readonly ambiguous: boolean,
  ) {
    Object.freeze(this);
  }

  toString(): string {
    return `${this.value} %`;
  }
}
