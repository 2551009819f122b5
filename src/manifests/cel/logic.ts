import { type CelError, celErrorOf } from './error';

// `&&` and `||` of CEL have no order: an error on one side counts for nothing when the other side decides alone.

export function and(left: () => boolean, right: () => boolean): boolean {
  let holds: boolean;
  try {
    holds = left();
  } catch (error) {
    const failure = celErrorOf(error);
    if (!right()) return false;
    throw failure;
  }
  return holds && right();
}

export function or(left: () => boolean, right: () => boolean): boolean {
  return !and(
    () => !left(),
    () => !right(),
  );
}

/** `list.all(item, …)` where the test may fail: one item that does not keep it outweighs errors with others. */
export function all<T>(list: readonly T[], test: (item: T) => boolean): boolean {
  let failure: CelError | undefined;
  for (const item of list) {
    try {
      if (!test(item)) return false;
    } catch (error) {
      failure ??= celErrorOf(error);
    }
  }
  if (failure !== undefined) throw failure;
  return true;
}

/** `list.exists(item, …)` where the test may fail. */
export function exists<T>(list: readonly T[], test: (item: T) => boolean): boolean {
  return !all(list, (item) => !test(item));
}

/** `list.exists_one(item, …)`, which absorbs no error. */
export function existsOne<T>(list: readonly T[], test: (item: T) => boolean): boolean {
  let count = 0;
  for (const item of list) if (test(item)) count += 1;
  return count === 1;
}
