import { CelError } from './error';

/** Whether a field is there; the API server drops a null where a field may not be null. */
export const has = <T>(value: T | null | undefined): value is T => value !== undefined && value !== null;

/** The value of a field that need not be there. */
export function need<T>(value: T | null | undefined, field: string): T {
  if (has(value)) return value;
  throw new CelError(`no such key: ${field}`);
}

/** The value of a field, or the default that the API server would put there. */
export function withDefault<T>(value: T | null | undefined, byDefault: NoInfer<T>): T {
  return value ?? byDefault;
}

export function at<T>(list: readonly T[], index: number): T {
  if (index >= 0 && index < list.length) return list[index]!;
  throw new CelError(`index out of bounds: ${index}`);
}

/** A value of a map, by a key that need not be there. */
export function entry<T>(map: Readonly<Record<string, T>>, key: string): T {
  if (Object.hasOwn(map, key)) return map[key]!;
  throw new CelError(`no such key: ${key}`);
}
