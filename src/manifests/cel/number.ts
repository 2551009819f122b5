import { CelError } from './error';

/**
 * The result of int arithmetic. CEL has 64 bits and errors beyond; a number of JavaScript is exact to 53, so that what is beyond them is
 * refused here too, rather than compared inexactly.
 */
export function exact(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new CelError(`integer overflow: ${value}`);
}

const decimal = /^[+-]?\d+$/;
const smallest = -(2n ** 63n);
const greatest = 2n ** 63n - 1n;

/** `int(text)`; a bigint where a number would not be exact. */
export function int(text: string): number | bigint {
  if (!decimal.test(text)) throw new CelError(`not an int: ${text}`);
  const value = Number(text);
  // -0 and 0 are one int
  if (Number.isSafeInteger(value)) return value + 0;
  const big = BigInt(text.replace('+', ''));
  if (big < smallest || big > greatest) throw new CelError(`integer overflow: ${text}`);
  return big;
}
