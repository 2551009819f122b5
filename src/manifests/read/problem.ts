import type { Code, Values } from '../../diagnostics';
import type { Path } from '../path';

/** A place in a text, both counted from 1; columns in characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a text, or a part of it, could not be read, or not as it was meant. Its weight and words are those of the code. */
export interface ReadProblem extends Partial<Position> {
  readonly code: Code;
  readonly values: Values;
  readonly file: string;
}

/** A problem whose place is an offset in the text, or a path in one of its documents. */
export type Found = {
  readonly code: Code;
  readonly values: Values;
} & ({ readonly offset: number } | { readonly document: number; readonly path: Path });

export type Report = (code: Code, values: Values, offset: number) => void;

/** Ends the reading of a document. */
export class Unreadable extends Error {
  constructor(
    readonly code: Code,
    readonly values: Values,
    readonly offset: number,
  ) {
    super(code);
  }
}
