import type { Fill, Refused } from './refused';

type Plain = string | number | boolean | bigint | symbol | undefined | null;
/** Values that are taken whole: what a construct, a duration or a value with a `kind` has inside is its own affair. */
type Whole =
  | Plain
  | ((...args: never[]) => unknown)
  | { readonly node: unknown }
  | { readonly toIsoString: unknown }
  | { readonly kind: string }
  // values known later: outputs and promises
  | { readonly apply: unknown; readonly get: unknown }
  | { readonly then: unknown };

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type Member<Union, Key> = Union extends unknown ? (Key extends keyof Union ? Union[Key] : never) : never;
type Item<Union> = Union extends readonly (infer Element)[] ? Element : never;

/** Whether a list of unknown length was spread into it: beside a mapped type the compiler would not read it as a tuple. */
export type HasSpread<List extends readonly unknown[]> = number extends List['length']
  ? List[number][] extends List
    ? false
    : true
  : false;

/**
 * Refuses properties that `Allowed` does not know, at any depth, and not only in object literals: a
 * variable with one property too many is refused too. Intersect it with the inferred type.
 */
export type Exact<Given, Allowed, Text extends string> = Given extends Whole
  ? unknown
  : Given extends readonly unknown[]
    ? [Given[number], HasSpread<Given>] extends [Whole, boolean] | [unknown, true]
      ? unknown
      : { readonly [Index in keyof Given]: Exact<Given[Index], Item<Allowed>, Text> }
    : {
        readonly [Key in keyof Given]: Key extends KeysOf<Allowed>
          ? Exact<Given[Key], Member<Allowed, Key>, Text>
          : Key extends symbol // a brand of the type alone
            ? unknown
            : Refused<Fill<Text, { prop: Key & string }>>;
      };
