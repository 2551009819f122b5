import { CelProblem } from './problem';
import { codeAt, level, type Term, term } from './term';
import { double, int, string } from './types';

type Operator = '+' | '-' | '*' | '/' | '%';

const greatest = Number.MAX_SAFE_INTEGER;
/** The greatest absolute value of a result, from those of the operands. */
const bounds: Readonly<Partial<Record<Operator, (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a + b,
  '*': (a, b) => a * b,
};

export function compileArithmetic(operator: Operator, left: Term, right: Term): Term {
  const own = operator === '+' || operator === '-' ? level.sum : level.product;
  const plain = `${codeAt(own, left)} ${operator} ${codeAt(own + 1, right)}`;
  const kinds = `${left.type.kind} ${operator} ${right.type.kind}`;
  if (kinds === 'string + string') return term([left, right], string, plain, { level: own });
  if (operator !== '%' && kinds === `double ${operator} double`)
    return term([left, right], double, plain, { level: own });
  const boundOf = bounds[operator];
  const [a, b] = [left.bound ?? greatest, right.bound ?? greatest];
  if (boundOf === undefined || kinds !== `int ${operator} int` || Math.max(a, b) > greatest) {
    throw new CelProblem(`${kinds} is not known; add it in src/cli/import/cel/arithmetic.ts`);
  }
  const bound = boundOf(a, b);
  if (bound <= greatest) return term([left, right], int, plain, { level: own, bound });
  return term([left, right], int, `exact(${plain})`, { fails: true, needs: ['exact'] });
}
