import type { Diagnostic } from '../diagnostics';
import type { LeafMap } from '../model/decoration';
import { Later, type Leaf } from '../model/later';
import type { PropsReader } from './props-reader';

/** How a leaf of the props is read. */
interface Reading<T> {
  readonly expected: string;
  /** Stands for the value until it is known. */
  readonly sample: T;
  /** Reads the plain value, as it is; undefined where it is refused or not given. */
  readonly read: (props: PropsReader) => T | undefined;
}

/** Reads a known value, and prints nothing of a secret. */
function readKnown<T>(
  props: PropsReader,
  prop: string,
  value: unknown,
  { expected, read }: Reading<T>,
  secret: boolean,
) {
  if (!secret) return read(props.with(prop, value));
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): unknown => found.push(diagnostic);
  const result = read(props.with(prop, value, { ...props.context, report }));
  return found.length === 0 ? result : props.refuse('MESH1002', prop, { prop, expected, got: 'a secret' });
}

/** A value that may be known later. Once it is known it is read, and refused, like a plain one. */
export function readLeaf<T>(props: PropsReader, prop: string, reading: Reading<T>): Leaf<T> | undefined {
  const late = props.late(prop);
  if (late === undefined) return reading.read(props);
  const source = props.raw(prop);
  const derive = (value: unknown): T => value as T;
  if (late.known === undefined) {
    props.refuse('MESH1020', prop, { prop });
    return new Later(source, undefined, reading.sample, derive);
  }
  const value = readKnown(props, prop, late.known.value, reading, late.secret);
  return value === undefined ? undefined : new Later(source, { value }, reading.sample, derive);
}

/** Labels, or texts by any name, each or all of which may be known later. */
export function readLeafMap(props: PropsReader, prop: string, as: 'labels' | 'strings'): Leaf<LeafMap> | undefined {
  const given = props.raw(prop);
  const isMap = props.late(prop) === undefined && typeof given === 'object' && given !== null && !Array.isArray(given);
  if (!isMap) {
    const expected = as === 'labels' ? 'labels' : 'an object of texts';
    return readLeaf<LeafMap>(props, prop, { expected, sample: {}, read: (plain) => plain[as](prop) });
  }
  return readItems(props, prop, given as Readonly<Record<string, unknown>>, as);
}

/** The plain items together, so that they are read as ever, and each of the others by itself. */
function readItems(
  props: PropsReader,
  prop: string,
  given: Readonly<Record<string, unknown>>,
  as: 'labels' | 'strings',
): LeafMap | undefined {
  const keys = Object.fromEntries(Object.keys(given).map((key) => [key, true as const]));
  const items = props.object(prop, keys)!;
  const late = Object.keys(given).filter((key) => items.late(key) !== undefined);
  if (late.length === 0) return props[as](prop);
  const plain = Object.fromEntries(Object.entries(given).filter(([key]) => !late.includes(key)));
  const read = props.with(prop, plain)[as](prop);
  const expected = as === 'labels' ? 'the value of a label' : 'a text';
  const laters = late.map((key) => {
    const one = (item: PropsReader): string | undefined =>
      props.with(prop, { [key]: item.raw(key) }, item.context)[as](prop)?.[key];
    return [key, readLeaf(items, key, { expected, sample: 'unknown', read: one })] as const;
  });
  const taken = laters.filter((item): item is readonly [string, Leaf<string>] => item[1] !== undefined);
  return { ...read, ...Object.fromEntries(taken) };
}
