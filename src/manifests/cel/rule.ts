import type { CelRule } from './table';

type Compiled<Value, Result> = (self: Value, oldSelf: Value) => Result;

/** A compiled rule. It is asked only about values whose structure is right, so that they have the types that it was compiled for. */
export function rule<Value>(
  test: Compiled<Value, boolean>,
  rest: { readonly message?: Compiled<Value, string>; readonly transition?: true } = {},
): CelRule {
  return { ...rest, test } as CelRule;
}
