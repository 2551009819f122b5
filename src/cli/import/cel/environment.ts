import { bothFacts, type Facts } from './facts';
import type { Expr } from './syntax';
import type { Term } from './term';

/** What all rules of a file share. */
export interface Unit {
  /** The name of a constant of the file, made when it is first asked for. */
  readonly constant: (stem: string, code: string) => string;
}

export interface Environment {
  readonly unit: Unit;
  readonly variables: ReadonlyMap<string, Term>;
  readonly facts: Facts;
  /** How many functions deep. */
  readonly depth: number;
  /** Compiles an expression within another one. */
  readonly compile: (expr: Expr, environment: Environment) => Term;
}

export const knowing = (environment: Environment, facts: Facts | undefined): Environment =>
  facts === undefined ? environment : { ...environment, facts: bothFacts(environment.facts, facts) };

export const deeper = (environment: Environment): Environment => ({ ...environment, depth: environment.depth + 1 });
