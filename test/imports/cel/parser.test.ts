import { parseCel } from '../../../src/cli/import/cel/parser';
import { CelProblem } from '../../../src/cli/import/cel/problem';
import type { Expr } from '../../../src/cli/import/cel/syntax';

/** An expression with all its parentheses. */
function shown(expr: Expr): string {
  switch (expr.kind) {
    case 'Literal':
      return expr.value.type === 'null' ? 'null' : `${expr.value.type}:${JSON.stringify(String(expr.value.value))}`;
    case 'Name':
      return expr.name;
    case 'Select':
      return `${shown(expr.of)}.${expr.optional ? '?' : ''}${expr.field}`;
    case 'Index':
      return `${shown(expr.of)}[${expr.optional ? '?' : ''}${shown(expr.index)}]`;
    case 'Call':
      return `${expr.of === undefined ? '' : `${shown(expr.of)}.`}${expr.name}(${expr.args.map(shown).join(', ')})`;
    case 'List':
      return `[${expr.items.map(({ value, optional }) => (optional ? '?' : '') + shown(value)).join(', ')}]`;
    case 'Map':
      return `{${expr.entries.map(({ key, value, optional }) => `${optional ? '?' : ''}${shown(key)}: ${shown(value)}`).join(', ')}}`;
    case 'Message':
      return `${expr.name}{${expr.entries.map(({ key, value }) => `${key}: ${shown(value)}`).join(', ')}}`;
    case 'Unary':
      return `${expr.operator}${shown(expr.of)}`;
    case 'Binary':
      return `(${shown(expr.left)} ${expr.operator} ${shown(expr.right)})`;
    case 'Conditional':
      return `(${shown(expr.test)} ? ${shown(expr.then)} : ${shown(expr.otherwise)})`;
  }
}

test.each([
  ['a || b && c', '(a || (b && c))'],
  ['a && b || c', '((a && b) || c)'],
  ['a && b == c', '(a && (b == c))'],
  ['a + b * c - d', '((a + (b * c)) - d)'],
  ['a - b - c', '((a - b) - c)'],
  ['a in b == c', '((a in b) == c)'],
  ['a < b + 1u', '(a < (b + uint:"1"))'],
  ['!a.b', '!a.b'],
  ['!!a', '!!a'],
  ['- -1', 'int:"1"'],
  ['-a.b', '-a.b'],
  ['-9223372036854775808', 'int:"-9223372036854775808"'],
  ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
  ['a || b ? c || d : e', '((a || b) ? (c || d) : e)'],
  ['(a || b) && c', '((a || b) && c)'],
  ['a.b[0].c(d, e,)', 'a.b[int:"0"].c(d, e)'],
  ['.a', 'a'],
  ['a.?b[?0]', 'a.?b[?int:"0"]'],
  ['a.in.`b-c/d.e`', 'a.in.b-c/d.e'],
  ['[1, ?a,]', '[int:"1", ?a]'],
  ['{"a": 1, ?b: c}', '{string:"a": int:"1", ?b: c}'],
  ['a.B{c: 1}', 'a.B{c: int:"1"}'],
  ['0x1F', 'int:"31"'],
  ['1.5e3', 'double:"1500"'],
  ['.5', 'double:"0.5"'],
  ['null == true', '(null == bool:"true")'],
  ['a // a comment\n && b', '(a && b)'],
  [String.raw`"a\n\x41\u00e9\U0001F600\101\""`, 'string:"a\\nAé😀A\\""'],
  [String.raw`r"\d" + '''it's "so"'''`, String.raw`(string:"\\d" + string:"it's \"so\"")`],
  ['r"""a"b"""', String.raw`string:"a\"b"`],
  ['b"ab"', 'bytes:"ab"'],
  ['constructor', 'constructor'],
])('%s', (source, expected) => {
  expect(shown(parseCel(source))).toBe(expected);
});

test.each([
  '',
  'a.',
  '1 +',
  'a b',
  'in',
  'for(x)',
  '-!a',
  'a ? b',
  '"x',
  String.raw`'\q'`,
  String.raw`"\ud800"`,
  '(a',
  'a)',
  '[1',
  'a..b',
  'a ? b : ',
  '"a\nb"',
  '1.2.3',
  '@',
  `${'('.repeat(200)}a`,
])('%j is no expression', (source) => {
  expect(() => parseCel(source)).toThrow(CelProblem);
  expect(() => parseCel(source)).toThrow(/^syntax: /);
});
