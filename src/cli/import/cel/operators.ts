import { compileArithmetic } from './arithmetic';
import { compileComparison, compileIn } from './comparison';
import { type Environment, knowing } from './environment';
import { compileJunction } from './junction';
import { truth } from './literals';
import { CelProblem } from './problem';
import type { Expr } from './syntax';
import { codeAt, level, type Term, term } from './term';
import { joined } from './types';

type ExprOf<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

export function compileBinary(expr: ExprOf<'Binary'>, environment: Environment): Term {
  const { operator } = expr;
  if (operator === '&&' || operator === '||') return compileJunction(operator, expr.left, expr.right, environment);
  const left = environment.compile(expr.left, environment);
  const right = environment.compile(expr.right, environment);
  if (operator === 'in') return compileIn(left, right);
  if (operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '%') {
    return compileArithmetic(operator, left, right);
  }
  return compileComparison(operator, left, right, environment);
}

export function compileUnary({ operator, of }: ExprOf<'Unary'>, environment: Environment): Term {
  const inner = environment.compile(of, environment);
  const wanted = operator === '!' ? ['bool'] : ['int', 'double'];
  if (!wanted.includes(inner.type.kind)) throw new CelProblem(`${operator}${inner.type.kind} has no meaning`);
  if (inner.bound === Number.POSITIVE_INFINITY) throw new CelProblem('the sign of int(…) is not known');
  if (typeof inner.constant === 'boolean') return truth(!inner.constant);
  const { bound, whenTrue, whenFalse } = inner;
  return term([inner], inner.type, `${operator}${codeAt(level.unary, inner)}`, {
    level: level.unary,
    ...(operator === '!' ? { whenTrue: whenFalse, whenFalse: whenTrue } : { bound }),
  });
}

export function compileConditional({ test, then, otherwise }: ExprOf<'Conditional'>, environment: Environment): Term {
  const condition = environment.compile(test, environment);
  if (condition.type.kind !== 'bool') throw new CelProblem(`${condition.type.kind} ? … : … has no meaning`);
  if (condition.constant === true) return environment.compile(then, environment);
  if (condition.constant === false) return environment.compile(otherwise, environment);
  const yes = environment.compile(then, knowing(environment, condition.whenTrue));
  const no = environment.compile(otherwise, knowing(environment, condition.whenFalse));
  const code = `${codeAt(level.or, condition)} ? ${yes.code} : ${no.code}`;
  return term([condition], joined(yes.type, no.type), code, {
    level: level.any,
    maybe: [yes, no],
    bound: Math.max(yes.bound ?? Number.MAX_SAFE_INTEGER, no.bound ?? Number.MAX_SAFE_INTEGER),
  });
}
