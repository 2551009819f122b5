import type { Environment } from './environment';
import { type Facts, sizeOf, sizes } from './facts';
import { CelProblem } from './problem';
import type { BinaryOperator } from './syntax';
import { codeAt, level, member, type Term, term } from './term';
import { bool } from './types';

type Comparison = '<' | '<=' | '>=' | '>' | '==' | '!=';

const mirrored = { '<': '>', '<=': '>=', '>=': '<=', '>': '<', '==': '==', '!=': '!=' } as const;
const numbers = ['int', 'double'];
/** What JavaScript compares as CEL does; strings it would order by other units. */
const ordered = [...numbers, 'duration'];
const equated = [...ordered, 'string', 'bool'];

function comparable(operator: BinaryOperator, left: Term, right: Term, kinds: readonly string[]): void {
  const [a, b] = [left.type.kind, right.type.kind];
  const both = kinds.includes(a) && kinds.includes(b);
  if (both && (a === b || (numbers.includes(a) && numbers.includes(b)))) return;
  throw new CelProblem(`${a} ${operator} ${b} is not known; add it in src/cli/import/cel/comparison.ts`);
}

export function compileComparison(operator: Comparison, left: Term, right: Term, environment: Environment): Term {
  const equality = operator === '==' || operator === '!=';
  comparable(operator, left, right, equality ? equated : ordered);
  const own = equality ? level.equality : level.relation;
  const code = `${codeAt(own + 1, left)} ${equality ? `${operator}=` : operator} ${codeAt(own + 1, right)}`;
  return term([left, right], bool, code, {
    level: own,
    ...(sizeFacts(operator, left, right, environment) ?? sizeFacts(mirrored[operator], right, left, environment)),
  });
}

function sizeFacts(
  operator: Comparison,
  { measures }: Term,
  { constant }: Term,
  { depth }: Environment,
): Pick<Term, 'whenTrue' | 'whenFalse'> | undefined {
  if (measures === undefined || typeof constant !== 'number') return undefined;
  const { whenTrue, whenFalse } = sizes[operator]!(constant);
  const facts = (atLeast: number | undefined): Facts =>
    new Map(atLeast === undefined ? [] : [[sizeOf(measures), { atLeast, depth }]]);
  return { whenTrue: facts(whenTrue), whenFalse: facts(whenFalse) };
}

export function compileIn(left: Term, right: Term): Term {
  if (right.type.kind === 'map' && left.type.kind === 'string') {
    return term([left, right], bool, `Object.hasOwn(${right.code}, ${left.code})`);
  }
  if (right.type.kind !== 'list') throw new CelProblem(`in ${right.type.kind} is not known`);
  comparable('in', left, { ...right, type: right.type.item }, equated);
  return term([left, right], bool, `${member(right)}.includes(${left.code})`);
}
