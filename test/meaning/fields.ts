/**
 * Reading of YAML that misses nothing: a field that a reading does not know fails, so that nothing which is written is passed over.
 */

/** An object, as loosely as it is written. */
export interface Written {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
}

export const nameOf = ({ kind, metadata }: Written): string => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

/** The value, of which the reading knows these fields and no others. */
export function known<T extends object>(value: unknown, fields: readonly (keyof T & string)[], at: string): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${at} is no object`);
  const unread = Object.keys(value).filter((field) => !(fields as readonly string[]).includes(field));
  if (unread.length > 0) throw new Error(`${at}: the reading does not know ${unread.join(', ')}`);
  return value as T;
}

/** The spec of an object; one without has none of the fields. */
export const specOf = <T extends object>(object: Written, fields: readonly (keyof T & string)[]): T =>
  known<T>(object.spec ?? {}, fields, nameOf(object));

/** Objects of a kind, of one of the API groups. */
export const ofKind = (objects: readonly Written[], kind: string, ...groups: readonly string[]): readonly Written[] =>
  objects.filter((object) => object.kind === kind && groups.includes(object.apiVersion.split('/')[0]!));

/** Annotations of these prefixes that the reading does not know fail too. */
export function knownAnnotations(object: Written, prefix: RegExp, names: readonly string[]): Record<string, string> {
  const annotations = object.metadata.annotations ?? {};
  const unread = Object.keys(annotations).filter((name) => prefix.test(name) && !names.includes(name));
  if (unread.length > 0) throw new Error(`${nameOf(object)}: the reading does not know ${unread.join(', ')}`);
  return annotations;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as 1.5s, -1s or 1m30s. */
export function milliseconds(text: string): number {
  if (text === '0') return 0;
  const parts = /^(-?)((?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+)$/.exec(text);
  if (parts === null) throw new Error(`'${text}' is no duration`);
  let sum = 0;
  for (const [, count, unit] of parts[2]!.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g))
    sum += Number(count) * units[unit!]!;
  return Math.round(parts[1] === '-' ? -sum : sum);
}
