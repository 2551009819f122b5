declare const refusal: unique symbol;

/**
 * The type of a value that is refused. No value has it, so whatever is put there does not compile,
 * and the compiler prints the text.
 */
export interface Refused<Text extends string> {
  readonly [refusal]: Text;
}

/** Puts values into the `{holes}` of a text; its twin at run time is `fill` in diagnostics. */
export type Fill<Text extends string, Values> = Text extends `${infer Before}{${infer Hole}}${infer After}`
  ? `${Before}${Hole extends keyof Values ? Values[Hole] & string : `{${Hole}}`}${Fill<After, Values>}`
  : Text;
