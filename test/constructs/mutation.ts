/** Runs a program with one of its values replaced: whole arguments, or anything inside their plain objects and lists. */
export type Mark = <const T>(label: string, value: T) => T;

export interface Place {
  readonly label: string;
  readonly path: readonly string[];
}

export const showPlace = ({ label, path }: Place): string => [label, ...path].join('.');

/** A mesh is a value of its own, whatever it is made of. */
const isPlain = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    (value as { kind?: unknown }).kind !== 'Mesh');

function* pathsIn(value: unknown): Iterable<readonly string[]> {
  yield [];
  if (!isPlain(value)) return;
  for (const [key, item] of Object.entries(value)) for (const path of pathsIn(item)) yield [key, ...path];
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** Every place whose value a program lets through. */
export function placesOf(program: (mark: Mark) => void): readonly Place[] {
  const places: Place[] = [];
  program((label, value) => {
    for (const path of pathsIn(value)) places.push({ label, path });
    return value;
  });
  return places;
}

/** A mark that puts another value at one place. */
export const replacing =
  (place: Place, by: unknown): Mark =>
  (label, value) =>
    (label === place.label ? replaced(value, place.path, by) : value) as typeof value;
