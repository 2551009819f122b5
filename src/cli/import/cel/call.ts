import type { Environment } from './environment';
import { functions } from './functions';
import { compileMacro, isMacro } from './macros';
import { CelProblem } from './problem';
import type { Expr } from './syntax';
import type { Term } from './term';

type Call = Extract<Expr, { kind: 'Call' }>;

export function compileCall(call: Call, environment: Environment): Term {
  if (isMacro(call)) return compileMacro(call, environment);
  const of = call.of === undefined ? undefined : environment.compile(call.of, environment);
  const args = call.args.map((arg) => environment.compile(arg, environment));
  const kinds = args.map(({ type }) => type.kind).join(', ');
  const signature = `${of === undefined ? '' : `${of.type.kind}.`}${call.name}(${kinds})`;
  const compiled = Object.hasOwn(functions, signature) ? functions[signature] : undefined;
  if (compiled === undefined) {
    throw new CelProblem(`CEL function ${signature} is not known; add it in src/cli/import/cel/functions.ts`);
  }
  return compiled([...(of === undefined ? [] : [of]), ...args], environment.unit);
}
