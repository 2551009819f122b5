import { deeper, type Environment, knowing } from './environment';
import { bothFacts, type Facts, fromElsewhere } from './facts';
import { CelProblem } from './problem';
import type { Expr } from './syntax';
import { codeAt, fails, level, type Term, term } from './term';
import { bool } from './types';

const junctions = {
  '&&': { helper: 'and', level: level.and, neutral: true, facts: 'whenTrue' },
  '||': { helper: 'or', level: level.or, neutral: false, facts: 'whenFalse' },
} as const;

type Junction = (typeof junctions)[keyof typeof junctions];

/**
 * In CEL both sides have the same rights: an error on one counts for nothing when the other decides. So the side that cannot fail goes first;
 * only where both can is the error caught.
 */
export function compileJunction(operator: '&&' | '||', left: Expr, right: Expr, environment: Environment): Term {
  const junction = junctions[operator];
  const one = side(left, environment);
  const other = side(right, environment);
  // Where the first side throws, the second would too.
  const alike = [...one.throws].every((call) => other.surely.has(call));
  if (alike) return inOrder(operator, one, side(right, knowing(environment, one[junction.facts])));
  if (!fails(other)) return inOrder(operator, other, side(left, knowing(environment, other[junction.facts])));
  const caught = [left, right].map((expr) => side(expr, deeper(environment)));
  const code = `${junction.helper}(${caught.map((each) => `() => ${each.code}`).join(', ')})`;
  const facts = factsOf(junction, caught[0]!, caught[1]!);
  return term([], bool, code, { maybe: caught, needs: [junction.helper], [junction.facts]: fromElsewhere(facts) });
}

function side(expr: Expr, environment: Environment): Term {
  const value = environment.compile(expr, environment);
  if (value.type.kind !== 'bool') throw new CelProblem(`&& and || take bools, not ${value.type.kind}`);
  return value;
}

function inOrder(operator: '&&' | '||', first: Term, second: Term): Term {
  const junction = junctions[operator];
  if (first.constant === junction.neutral) return second;
  if (second.constant === junction.neutral) return first;
  const code = `${codeAt(junction.level, first)} ${operator} ${codeAt(junction.level, second)}`;
  return term([first], bool, code, {
    maybe: [second],
    level: junction.level,
    [junction.facts]: factsOf(junction, first, second),
  });
}

const factsOf = ({ facts }: Junction, first: Term, second: Term): Facts => bothFacts(first[facts], second[facts]);
