import type { Environment } from './environment';
import { type Fact, type Facts, sizeOf } from './facts';
import { truth } from './literals';
import { CelProblem } from './problem';
import type { Expr } from './syntax';
import { fails, member, type Term, term } from './term';
import { bool, type Field, fieldOf } from './types';

type ExprOf<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

const plainKey = /^[A-Za-z_$][\w$]*$/;

export function compileName(name: string, { variables }: Environment): Term {
  const variable = variables.get(name);
  if (variable === undefined) throw new CelProblem(`there is no variable ${name}`);
  return variable;
}

export function compileSelect({ of, field: name, optional }: ExprOf<'Select'>, environment: Environment): Term {
  if (optional) throw new CelProblem('optionals are not known; add them in src/cli/import/cel/access.ts');
  const from = environment.compile(of, environment);
  if (from.type.kind === 'map') return entry(from, JSON.stringify(name), []);
  const field = fieldIn(from, name);
  if (field.type.kind === 'unread') throw new CelProblem(`${name} is read, but is of ${field.type.what}`);
  field.read = true;
  const property = propertyOf(from, field);
  const path = pathOf(from, field);
  if (field.byDefault !== undefined) return defaulted(from, field, property, path, environment);
  if (field.required) return term([from], field.type, property, { path, narrows: from.narrows });
  const fact = path === undefined ? undefined : environment.facts.get(path);
  if (fact === undefined) {
    const code = `need(${property}, ${JSON.stringify(name)})`;
    return term([from], field.type, code, { fails: true, needs: ['need'], path });
  }
  const narrows = knownToTypeScript(from, fact, environment);
  return term([from], field.type, narrows ? property : `${property}!`, { path, ...(narrows ? { narrows } : {}) });
}

const knownToTypeScript = (from: Term, fact: Fact, { depth }: Environment): true | undefined =>
  from.narrows === true && fact.depth === depth ? true : undefined;

/** What the API server would have put there, whether the value has been through it or not. */
function defaulted(from: Term, field: Field, property: string, path: string | undefined, { unit }: Environment): Term {
  const value = JSON.stringify(field.byDefault);
  if (typeof field.byDefault !== 'object') {
    return term([from], field.type, `(${property} ?? ${value})`, { path });
  }
  const code = `withDefault(${property}, ${unit.constant('byDefault', value)})`;
  return term([from], field.type, code, { path, needs: ['withDefault'] });
}

function fieldIn(from: Term, name: string): Field {
  if (from.type.kind !== 'object') throw new CelProblem(`a ${from.type.kind} has no field ${name}`);
  return fieldOf(from.type, name);
}

const propertyOf = (from: Term, { property }: Field): string =>
  plainKey.test(property) ? `${member(from)}.${property}` : `${member(from)}[${JSON.stringify(property)}]`;

const pathOf = (from: Term, { property }: Field): string | undefined =>
  from.path === undefined ? undefined : `${from.path}.${property}`;

export function compileHas(args: readonly Expr[], environment: Environment): Term {
  const [select, more] = args;
  if (select?.kind !== 'Select' || select.optional || more !== undefined) throw new CelProblem('has() takes one field');
  const from = environment.compile(select.of, environment);
  if (from.type.kind === 'map')
    return term([from], bool, `Object.hasOwn(${from.code}, ${JSON.stringify(select.field)})`);
  const field = fieldIn(from, select.field);
  if (field.type.kind === 'unread' && field.type.nullable) {
    throw new CelProblem(`${select.field} is nullable; say in src/cli/import/cel/access.ts how null is there`);
  }
  if (field.byDefault !== undefined && !fails(from)) return truth(true);
  const path = pathOf(from, field);
  const facts: Facts = new Map(path === undefined ? [] : [[path, { atLeast: 0, depth: environment.depth }]]);
  const code = field.byDefault === undefined ? propertyOf(from, field) : from.code;
  return term([from], bool, `has(${code})`, { needs: ['has'], whenTrue: facts });
}

export function compileIndex({ of, index, optional }: ExprOf<'Index'>, environment: Environment): Term {
  if (optional) throw new CelProblem('optionals are not known; add them in src/cli/import/cel/access.ts');
  const from = environment.compile(of, environment);
  const at = environment.compile(index, environment);
  if (from.type.kind === 'map' && at.type.kind === 'string') return entry(from, at.code, [at]);
  if (from.type.kind !== 'list' || at.type.kind !== 'int' || at.bound === Number.POSITIVE_INFINITY) {
    throw new CelProblem(`${from.type.kind}[${at.type.kind}] is not known; add it in src/cli/import/cel/access.ts`);
  }
  const path = from.path !== undefined && at.constant !== undefined ? `${from.path}[${at.constant}]` : undefined;
  const known = from.path === undefined ? undefined : environment.facts.get(sizeOf(from.path));
  const atLeast = Math.max(known?.atLeast ?? 0, from.atLeast ?? 0);
  const sure = typeof at.constant === 'number' && at.constant >= 0 && at.constant < atLeast;
  if (sure) return term([from], from.type.item, `${member(from)}[${at.code}]`, { path, narrows: from.narrows });
  return term([from, at], from.type.item, `at(${from.code}, ${at.code})`, { fails: true, needs: ['at'], path });
}

function entry(from: Term, key: string, more: readonly Term[]): Term {
  if (from.type.kind !== 'map') throw new CelProblem(`a ${from.type.kind} has no keys`);
  return term([from, ...more], from.type.value, `entry(${from.code}, ${key})`, { fails: true, needs: ['entry'] });
}
