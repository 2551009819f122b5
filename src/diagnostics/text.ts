import type { Exact, Fill } from '../types';
import type { codes } from './codes';

type Codes = typeof codes;

/** The one line of a refusal before its holes are filled. */
export type Template<Code extends keyof Codes> =
  `${Code} ${Codes[Code]['what']}; why: ${Codes[Code]['why']}; fix: ${Codes[Code]['fix']}`;

/** The text that the compiler prints; its twin at synth is `formatLine`. */
export type Text<Code extends keyof Codes, Values = unknown> = Fill<Template<Code>, Values>;

/** Refuses unknown properties at any depth, see `Exact`. */
export type ExactProps<Given, Allowed> = Exact<Given, Allowed, Template<'MESH1001'>>;
