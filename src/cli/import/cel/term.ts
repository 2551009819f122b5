import type { Facts } from './facts';
import type { Type } from './types';

/** How tightly the outermost operator of a piece of TypeScript binds. */
export const level = {
  any: 0,
  or: 1,
  and: 2,
  equality: 3,
  relation: 4,
  sum: 5,
  product: 6,
  unary: 7,
  member: 8,
} as const;

/** A compiled expression. */
export interface Term {
  readonly code: string;
  readonly level: number;
  readonly type: Type;
  /** The calls in it that may throw a CelError. */
  readonly throws: ReadonlySet<string>;
  /** Those of them that are made whenever the code runs. */
  readonly surely: ReadonlySet<string>;
  /** The helpers and variables that the code names. */
  readonly needs: ReadonlySet<string>;
  /** A name for the value, which facts are known by. */
  readonly path?: string;
  /** Whether the code is a path of properties, which the compiler of TypeScript narrows. */
  readonly narrows?: true;
  /** The value of a literal. */
  readonly constant?: string | number | boolean;
  /** A string or list whose size this is. */
  readonly measures?: string;
  /** How many items it has at least. */
  readonly atLeast?: number;
  /** The greatest absolute value of an int. @default what a number of JavaScript holds exactly */
  readonly bound?: number;
  readonly whenTrue?: Facts;
  readonly whenFalse?: Facts;
}

interface More extends Partial<Omit<Term, 'needs' | 'throws' | 'surely' | 'code' | 'type'>> {
  readonly needs?: readonly string[];
  /** Whether this very call may throw. */
  readonly fails?: boolean;
  /** Parts that need not run. */
  readonly maybe?: readonly Term[];
}

/** A term of others. */
export function term(parts: readonly Term[], type: Type, code: string, more: More = {}): Term {
  const { needs = [], fails = false, maybe = [], ...rest } = more;
  const all = [...parts, ...maybe];
  const own = fails ? [code] : [];
  return {
    level: level.member,
    ...rest,
    type,
    code,
    throws: new Set([...all.flatMap(({ throws }) => [...throws]), ...own]),
    surely: new Set([...parts.flatMap(({ surely }) => [...surely]), ...own]),
    needs: new Set([...all.flatMap((part) => [...part.needs]), ...needs]),
  };
}

export const fails = ({ throws }: Term): boolean => throws.size > 0;

/** The code of a term for a place that binds so tightly. */
export const codeAt = (place: number, { code, level: own }: Term): string => (own < place ? `(${code})` : code);

export const member = (value: Term): string => codeAt(level.member, value);
