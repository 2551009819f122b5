import type { Environment } from './environment';
import { CelProblem } from './problem';
import type { Expr, LiteralValue } from './syntax';
import { codeAt, level, type Term, term } from './term';
import { bool, double, int, joined, string, type Type } from './types';

type ExprOf<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

export const truth = (value: boolean): Term => term([], bool, String(value), { constant: value });

export function compileLiteral(literal: LiteralValue): Term {
  switch (literal.type) {
    case 'bool':
      return truth(literal.value);
    case 'string':
      return term([], string, JSON.stringify(literal.value), { constant: literal.value });
    case 'double':
      return term([], double, String(literal.value), { constant: literal.value, level: signLevel(literal.value) });
    case 'int': {
      const value = Number(literal.value);
      if (!Number.isSafeInteger(value)) throw new CelProblem(`${literal.value} is beyond what a number holds exactly`);
      return term([], int, String(value), { constant: value, bound: Math.abs(value), level: signLevel(value) });
    }
    default:
      throw new CelProblem(
        `literals of type ${literal.type} are not known; add them in src/cli/import/cel/literals.ts`,
      );
  }
}

const signLevel = (value: number): number => (value < 0 ? level.unary : level.member);

export function compileList({ items }: ExprOf<'List'>, environment: Environment): Term {
  if (items.some(({ optional }) => optional)) throw new CelProblem('optional items of a list are not known');
  const terms = items.map(({ value }) => environment.compile(value, environment));
  const item = terms.map(({ type }) => type).reduce<Type>(joined, { kind: 'nothing' });
  const code = `[${terms.map((each) => codeAt(level.any, each)).join(', ')}]`;
  return term(terms, { kind: 'list', item }, code, { atLeast: terms.length });
}

export function compileMap({ entries }: ExprOf<'Map'>): Term {
  if (entries.length > 0)
    throw new CelProblem('maps with entries are not known; add them in src/cli/import/cel/literals.ts');
  return term([], { kind: 'map', value: { kind: 'nothing' } }, '{}');
}
