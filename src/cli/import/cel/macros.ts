import * as runtime from '../../../manifests/cel/runtime';
import { deeper, type Environment } from './environment';
import { CelProblem } from './problem';
import type { Expr } from './syntax';
import { fails, member, type Term, term } from './term';
import { bool, string, type Type } from './types';

type Call = Extract<Expr, { kind: 'Call' }>;

interface Over {
  /** The list, or the keys of the map, as code. */
  readonly list: Term;
  /** A function of the item. */
  readonly body: Term;
}

type Macro = (over: Over) => Term;

/** `helper` absorbs errors where the body has some. */
const quantifier =
  (helper: string, native: string): Macro =>
  ({ list, body }) =>
    fails(body)
      ? term([list], bool, `${helper}(${list.code}, ${body.code})`, { maybe: [body], needs: [helper] })
      : term([list], bool, `${member(list)}.${native}(${body.code})`, { maybe: [body] });

const macros: Readonly<Record<string, Macro>> = {
  all: quantifier('all', 'every'),
  exists: quantifier('exists', 'some'),
  exists_one: ({ list, body }) =>
    term([list], bool, `existsOne(${list.code}, ${body.code})`, { maybe: [body], needs: ['existsOne'] }),
  filter: ({ list, body }) => term([list], list.type, `${member(list)}.filter(${body.code})`, { maybe: [body] }),
  map: ({ list, body }) =>
    term([list], { kind: 'list', item: body.type }, `${member(list)}.map(${body.code})`, { maybe: [body] }),
};

export const isMacro = ({ name, of, args }: Call): boolean =>
  of !== undefined && Object.hasOwn(macros, name) && args.length >= 2;

export function compileMacro(call: Call, environment: Environment): Term {
  const [variable, body, more] = call.args;
  if (more !== undefined) {
    throw new CelProblem(
      `${call.name}() of ${call.args.length} arguments is not known; add it in src/cli/import/cel/macros.ts`,
    );
  }
  if (variable?.kind !== 'Name') throw new CelProblem(`the first argument of ${call.name}() is no name`);
  const [list, item] = range(environment.compile(call.of!, environment));
  const inner = bound(deeper(environment), variable.name, item);
  const value = environment.compile(body!, inner);
  if (call.name !== 'map' && value.type.kind !== 'bool') throw new CelProblem(`${call.name}() takes a test`);
  const code = `(${inner.variables.get(variable.name)!.code}) => ${value.code}`;
  // The calls are of this variable: outside another one may have its name.
  const throws = new Set([...value.throws].map((inside) => `${code}: ${inside}`));
  return macros[call.name]!({ list, body: { ...value, code, throws } });
}

function range(over: Term): readonly [Term, Type] {
  const { type } = over;
  if (type.kind === 'list') return [over, type.item];
  if (type.kind !== 'map') throw new CelProblem(`a macro goes over a list or a map, not over ${type.kind}`);
  return [term([over], { kind: 'list', item: string }, `Object.keys(${over.code})`), string];
}

const words = new Set([
  ...'arguments await case catch class debugger default delete do enum eval export extends finally implements'.split(
    ' ',
  ),
  ...'instanceof interface new private protected public static super switch this throw try typeof with yield'.split(
    ' ',
  ),
  ...Object.keys(runtime),
  'Object',
  'self',
  'oldSelf',
]);
/** How a file names its constants. */
const constant = /^(byDefault|duration|pattern)\d+$/;

/** The environment of the body. A name that TypeScript or the file has for something else gets a line below it. */
function bound(environment: Environment, name: string, type: Type): Environment {
  const code = words.has(name) || constant.test(name) ? `${name}_` : name;
  const variable = term([], type, code, { path: `${name}@${environment.depth}`, narrows: true });
  return { ...environment, variables: new Map([...environment.variables, [name, variable]]) };
}
