import type { JsonObject } from '../json';
import { compile } from './compile';
import type { Environment, Unit } from './environment';
import { noFacts } from './facts';
import { parseCel } from './parser';
import { CelProblem } from './problem';
import { level, type Term, term } from './term';
import { type Type, textOf, typeOf } from './types';

/** A function as TypeScript, with what it needs of the runtime. */
export interface CompiledFunction {
  readonly code: string;
  readonly helpers: readonly string[];
  /** Whether it compares with the former value. */
  readonly transition: boolean;
}

export interface Place {
  readonly schema: JsonObject;
  /** Whether the value is a whole object of the API. */
  readonly root: boolean;
}

/** Compiles `rule` or `messageExpression` for values of a schema. */
export function compileFunction(source: string, gives: 'bool' | 'string', place: Place, unit: Unit): CompiledFunction {
  const type = typeOf(place.schema, place.root);
  const body = compile(parseCel(source), environmentOf(type, unit));
  if (body.type.kind !== gives) throw new CelProblem(`it gives ${body.type.kind}, not ${gives}`);
  const transition = body.needs.has('oldSelf');
  const helpers = [...body.needs].filter((name) => name !== 'self' && name !== 'oldSelf');
  const typeText = textOf(type);
  if (/\bUrl\b/.test(typeText)) throw new CelProblem('a field cannot be a url');
  const self = body.needs.has('self') ? 'self' : '_self';
  const parameters = transition ? [self, 'oldSelf'] : self === 'self' ? [self] : [];
  return {
    code: `(${parameters.map((name) => `${name}: ${typeText}`).join(', ')}) => ${body.code}`,
    helpers,
    transition,
  };
}

function environmentOf(type: Type, unit: Unit): Environment {
  const variable = (name: string): [string, Term] => [
    name,
    term([], type, name, { path: name, narrows: true, needs: [name], level: level.member }),
  ];
  return { unit, variables: new Map([variable('self'), variable('oldSelf')]), facts: noFacts, depth: 0, compile };
}
