import { Duration } from 'cdk8s';
import { type Code, type Diagnostic, describe, diagnose, type Values } from '../diagnostics';
import { type Day, isDay } from '../model/day';
import { Percent } from '../model/percent';
import type { Host, LateValue } from './host';

/** Where findings go, and who knows values that are known later. */
export interface ReadingContext {
  readonly report: (diagnostic: Diagnostic) => unknown;
  readonly host: Host;
}

type Class<T> = { readonly prototype: T } & { readonly name: string };

/** The declared name that is nearest to a misspelt one, by shared letters in order. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1]));
      }
      row = next;
    }
    return row[b.length]!;
  };
  const ranked = known.map((k) => ({ k, d: distance(word.toLowerCase(), k.toLowerCase()) })).sort((x, y) => x.d - y.d);
  return ranked[0] !== undefined && ranked[0].d <= Math.max(2, word.length / 3) ? ranked[0].k : undefined;
}

const isLabel = (key: string, value: string): boolean =>
  /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/.test(key) &&
  /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/.test(value);

/** A table that has every key of an options type, and no other: the compiler holds it complete. */
export type KeysOf<Props> = Readonly<Record<keyof Required<Props>, true>>;

/**
 * Reads props that may come from JavaScript, a file or a cast. What the compiler would have refused is reported with the
 * same code; a value that cannot be used reads as undefined.
 */
export class PropsReader {
  private readonly given: Readonly<Record<string, unknown>>;

  constructor(
    given: unknown,
    readonly path: string,
    private readonly at: string,
    readonly context: ReadingContext,
    keys: Readonly<Record<string, true>>,
  ) {
    const usable = typeof given === 'object' && given !== null && !Array.isArray(given);
    if (!usable) this.refuse('MESH1002', '', { prop: at || 'props', expected: 'an object', got: describe(given) });
    this.given = usable ? (given as Readonly<Record<string, unknown>>) : {};
    for (const name of Object.keys(this.given)) {
      if (Object.hasOwn(keys, name) || this.given[name] === undefined) continue;
      const hint = nearest(name, Object.keys(keys));
      const place = { path, at: this.where(name), related: hint === undefined ? [] : [`did you mean ${hint}?`] };
      context.report(diagnose('MESH1001', { prop: name }, place));
    }
  }

  /** The place of a prop in a finding. */
  where(prop: string): string {
    if (prop === '') return this.at;
    return this.at === '' ? prop : `${this.at}.${prop}`;
  }

  refuse(code: Code, prop: string, values: Values): undefined {
    this.context.report(diagnose(code, values, { path: this.path, at: this.where(prop) }));
    return undefined;
  }

  mismatch(prop: string, expected: string): undefined {
    const got = this.given[prop];
    if (this.late(prop) !== undefined) return this.refuse('MESH1019', prop, { prop, expected, got: describe(got) });
    return got === undefined || got === null
      ? this.refuse('MESH1003', prop, { prop, expected })
      : this.refuse('MESH1002', prop, { prop, expected, got: describe(got) });
  }

  has(prop: string): boolean {
    return this.given[prop] !== undefined;
  }

  /** Whether the prop is written down, be it as undefined. */
  names(prop: string): boolean {
    return Object.hasOwn(this.given, prop);
  }

  raw(prop: string): unknown {
    return this.given[prop];
  }

  /** What the host knows of a value that is known later; undefined for plain ones. */
  late(prop: string): LateValue | undefined {
    return this.context.host.late(this.given[prop]);
  }

  /** The same place with one value in the place of another. */
  with(prop: string, value: unknown, context = this.context): PropsReader {
    const given = { ...this.given, [prop]: value };
    const keys = Object.fromEntries(Object.keys(given).map((key) => [key, true as const]));
    return new PropsReader(given, this.path, this.at, context, keys);
  }

  /** A value that passes a test, or a finding. */
  value<T>(prop: string, expected: string, test: (value: unknown) => value is T): T | undefined {
    if (!this.has(prop)) return undefined;
    const value = this.given[prop];
    return test(value) ? value : this.mismatch(prop, expected);
  }

  required<T>(prop: string, expected: string, test: (value: unknown) => value is T): T | undefined {
    return this.has(prop) ? this.value(prop, expected, test) : this.mismatch(prop, expected);
  }

  text(prop: string, expected: string): string | undefined {
    return this.required(prop, expected, (v): v is string => typeof v === 'string' && v !== '');
  }

  /** A reason in words; an empty one is refused. */
  reason(prop: string): string | undefined {
    const reason = this.given[prop];
    if (typeof reason === 'string' && reason.trim() !== '') return reason;
    return reason === undefined || typeof reason === 'string'
      ? this.refuse('MESH3014', prop, {})
      : this.mismatch(prop, 'a reason in words');
  }

  flag(prop: string): boolean {
    return this.value(prop, 'true or false', (v): v is boolean => typeof v === 'boolean') ?? false;
  }

  oneOf<const T extends string>(prop: string, values: readonly T[]): T | undefined {
    const expected = values.map((v) => `'${v}'`).join(' or ');
    return this.value(prop, expected, (v): v is T => values.includes(v as T));
  }

  instance<T>(prop: string, of: Class<T>, expected: string): T | undefined {
    return this.value(prop, expected, (v): v is T => typeof of === 'function' && v instanceof of);
  }

  integer(prop: string, min: number, max: number): number | undefined {
    const value = this.value(prop, 'a number', (v): v is number => typeof v === 'number');
    if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return value;
    return this.refuse('MESH1005', prop, { prop, value: String(value), range: `whole numbers from ${min} to ${max}` });
  }

  /** A duration in whole milliseconds, 1 ms or more. */
  duration(prop: string): number | undefined {
    const given = this.value(
      prop,
      'a Duration, such as Duration.seconds(3)',
      (v): v is Duration => v instanceof Duration,
    );
    if (given === undefined) return undefined;
    const value = given.toMilliseconds({ integral: false });
    if (Number.isInteger(value) && value >= 1) return value;
    return this.refuse('MESH1005', prop, { prop, value: `${value} ms`, range: '1 ms or more, in whole milliseconds' });
  }

  /** A share in percent. */
  percent(prop: string): number | undefined {
    const given = this.instance(prop, Percent, 'a Percent, such as Percent.of(10)');
    if (given === undefined) return undefined;
    const value = given.value;
    if (given.ambiguous) return this.refuse('MESH1004', prop, { value: String(value) });
    if (typeof value === 'number' && value >= 0 && value <= 100) return value;
    return this.refuse('MESH1005', prop, { prop, value: `${value} %`, range: '0 to 100 %' });
  }

  day(prop: string): Day | undefined {
    const given = this.value(prop, "a day, such as '2026-12-31'", (v): v is string => typeof v === 'string');
    return given === undefined || isDay(given) ? given : this.refuse('MESH1016', prop, { prop, value: given });
  }

  strings(prop: string): Readonly<Record<string, string>> | undefined {
    return this.value(prop, 'an object of texts', (v): v is Readonly<Record<string, string>> => {
      return (
        typeof v === 'object' &&
        v !== null &&
        !Array.isArray(v) &&
        Object.values(v).every((text) => typeof text === 'string')
      );
    });
  }

  /** Labels that the API server takes. */
  labels(prop: string): Readonly<Record<string, string>> | undefined {
    const labels = this.strings(prop);
    if (labels === undefined || Object.entries(labels).every(([key, value]) => isLabel(key, value))) return labels;
    const [key, value] = Object.entries(labels).find((label) => !isLabel(...label))!;
    const expected =
      'labels: a key of letters, digits, -, _ and . with an optional DNS prefix, a value of at most 63 of them';
    return this.refuse('MESH1002', prop, { prop, expected, got: `${key}: ${value}` });
  }

  /** A nested options object. */
  object(prop: string, keys: Readonly<Record<string, true>>): PropsReader | undefined {
    if (!this.has(prop)) return undefined;
    return new PropsReader(this.given[prop], this.path, this.where(prop), this.context, keys);
  }

  /** The items of a list with their places. */
  list(prop: string, expected: string): readonly { readonly item: unknown; readonly at: string }[] {
    const items = this.value(prop, expected, (v): v is readonly unknown[] => Array.isArray(v)) ?? [];
    return items.map((item, index) => ({ item, at: `${this.where(prop)}[${index}]` }));
  }

  /** The items of a list of options objects. */
  objects(prop: string, expected: string, keys: Readonly<Record<string, true>>): readonly PropsReader[] {
    return this.list(prop, expected).map(({ item, at }) => new PropsReader(item, this.path, at, this.context, keys));
  }
}
