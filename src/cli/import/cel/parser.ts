import { type Token, tokens } from './lexer';
import { CelProblem } from './problem';
import { type BinaryOperator, binaryOperators, type Entry, type Expr } from './syntax';

/** Words that no variable may have; as fields they are fine. */
const reserved = new Set(
  'as break const continue else false for function if import in let loop null package namespace return true var void while'.split(
    ' ',
  ),
);
const constants: Readonly<Record<string, Expr>> = {
  null: { kind: 'Literal', value: { type: 'null' } },
  true: { kind: 'Literal', value: { type: 'bool', value: true } },
  false: { kind: 'Literal', value: { type: 'bool', value: false } },
};
const deepest = 100;

/** Reads an expression, by the grammar of the language definition. */
export function parseCel(source: string): Expr {
  const input = tokens(source);
  let next = 0;
  let depth = 0;

  const peek = (): Token => input[next]!;
  const isAt = (symbol: string): boolean => {
    const token = peek();
    return token.kind === 'symbol' && token.text === symbol;
  };
  const take = (symbol: string): boolean => {
    if (!isAt(symbol)) return false;
    next += 1;
    return true;
  };
  const unexpected = (wanted: string): CelProblem => {
    const token = peek();
    const found = token.kind === 'literal' ? 'a literal' : token.text;
    return new CelProblem(`syntax: ${wanted} expected, not ${found} at ${token.at}`);
  };
  const expect = (symbol: string): void => {
    if (!take(symbol)) throw unexpected(symbol);
  };
  const takeOperator = (level: readonly BinaryOperator[]): BinaryOperator | undefined => {
    const token = peek();
    if (token.kind === 'end' || token.kind === 'literal' || (token.kind === 'name' && token.quoted)) return undefined;
    const found = level.find((operator) => operator === token.text);
    if (found !== undefined) next += 1;
    return found;
  };
  const takeName = (): string => {
    const token = peek();
    if (token.kind !== 'name') throw unexpected('a name');
    next += 1;
    return token.text;
  };
  /** Items up to the closing symbol; a comma may stand after the last. */
  const listOf = <T>(close: string, item: () => T): T[] => {
    const items: T[] = [];
    while (!take(close)) {
      items.push(item());
      if (!take(',')) {
        expect(close);
        break;
      }
    }
    return items;
  };
  const entry = <Key>(key: () => Key): Entry<Key> => {
    const optional = take('?');
    const name = key();
    expect(':');
    return { key: name, value: expression(), optional };
  };

  const expression = (): Expr => {
    depth += 1;
    if (depth > deepest) throw new CelProblem(`syntax: deeper than ${deepest} levels`);
    const test = binary(0);
    let result = test;
    if (take('?')) {
      const then = binary(0);
      expect(':');
      result = { kind: 'Conditional', test, then, otherwise: expression() };
    }
    depth -= 1;
    return result;
  };

  const binary = (level: number): Expr => {
    const operators = binaryOperators[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (let operator = takeOperator(operators); operator !== undefined; operator = takeOperator(operators)) {
      left = { kind: 'Binary', operator, left, right: binary(level + 1) };
    }
    return left;
  };

  // Of either sign a row is allowed, but not a mixed one.
  const unary = (): Expr => {
    for (const operator of ['!', '-'] as const) {
      let count = 0;
      while (take(operator)) count += 1;
      if (count === 0) continue;
      const of = member();
      return Array.from({ length: count }).reduce<Expr>((inner) => negated(operator, inner), of);
    }
    return member();
  };

  const member = (): Expr => {
    let of = primary();
    for (;;) {
      if (take('.')) of = selected(of);
      else if (take('[')) {
        const optional = take('?');
        of = { kind: 'Index', of, index: expression(), optional };
        expect(']');
      } else if (isAt('{') && messageName(of) !== undefined) {
        next += 1;
        of = { kind: 'Message', name: messageName(of)!, entries: listOf('}', () => entry(takeName)) };
      } else return of;
    }
  };

  const selected = (of: Expr): Expr => {
    const optional = take('?');
    const field = takeName();
    if (!optional && take('(')) return { kind: 'Call', name: field, of, args: listOf(')', expression) };
    return { kind: 'Select', of, field, optional };
  };

  const primary = (): Expr => {
    if (take('(')) {
      const inner = expression();
      expect(')');
      return inner;
    }
    if (take('[')) {
      return { kind: 'List', items: listOf(']', () => ({ optional: take('?'), value: expression() })) };
    }
    if (take('{')) return { kind: 'Map', entries: listOf('}', () => entry(expression)) };
    take('.');
    const token = peek();
    if (token.kind === 'literal') {
      next += 1;
      return { kind: 'Literal', value: token.value };
    }
    if (token.kind !== 'name' || token.quoted) throw unexpected('a value');
    next += 1;
    const constant = Object.hasOwn(constants, token.text) ? constants[token.text] : undefined;
    if (constant !== undefined) return constant;
    if (reserved.has(token.text)) throw new CelProblem(`syntax: ${token.text} at ${token.at} is a reserved word`);
    if (take('(')) return { kind: 'Call', name: token.text, of: undefined, args: listOf(')', expression) };
    return { kind: 'Name', name: token.text };
  };

  const result = expression();
  if (peek().kind !== 'end') throw unexpected('the end');
  return result;
}

// The sign belongs to the literal, since the smallest int has no positive twin.
function negated(operator: '!' | '-', of: Expr): Expr {
  if (operator === '-' && of.kind === 'Literal') {
    const { value } = of;
    if (value.type === 'int') return { kind: 'Literal', value: { type: 'int', value: -value.value } };
    if (value.type === 'double') return { kind: 'Literal', value: { type: 'double', value: -value.value } };
  }
  return { kind: 'Unary', operator, of };
}

/** `a.b.C` where a message may follow. */
function messageName(of: Expr): string | undefined {
  if (of.kind === 'Name') return of.name;
  if (of.kind !== 'Select' || of.optional) return undefined;
  const before = messageName(of.of);
  return before === undefined ? undefined : `${before}.${of.field}`;
}
