import fc from 'fast-check';
import type { Json } from '../../../src/manifests/json';
import { documentsIn } from '../../../src/manifests/read/documents';
import { Unreadable } from '../../../src/manifests/read/problem';
import { readPlain } from '../../../src/manifests/read/read-plain';
import { readYaml } from '../../../src/manifests/read/read-yaml';

const plainOf = (text: string): Json | undefined => readPlain(text, documentsIn(text)[0]!);

/** What the whole reader says: the value and what it reports, or that it cannot read it. */
function wholeOf(text: string): unknown {
  const reports: string[] = [];
  try {
    const value = readYaml(text, (code) => reports.push(code));
    return { value, reports };
  } catch (error) {
    if (error instanceof Unreadable) return error.code;
    throw error;
  }
}

const manifest = `---
# of a shop
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: users
  labels:
    app.kubernetes.io/name: "users # 1"   # quoted
    y: 'no'
    8080: a b
  annotations: {}
spec:

  hosts:
  - users
  - --flag=x:y
  http:
    - match:
        - uri:
            exact: /users#top
      timeout: 1.50s # half
      retries:
        attempts: 2
        on: yes
      route: []
    # the rest
    -   route:
        - destination:
            host: -users
          weight: 1e2
        empty:
`;

it('reads what most manifests are written in', () => {
  expect(plainOf(manifest)).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name: 'users',
      labels: { 'app.kubernetes.io/name': 'users # 1', true: 'no', '8080': 'a b' },
      annotations: {},
    },
    spec: {
      hosts: ['users', '--flag=x:y'],
      http: [
        {
          match: [{ uri: { exact: '/users#top' } }],
          timeout: '1.50s',
          retries: { attempts: 2, true: true },
          route: [],
        },
        { route: [{ destination: { host: '-users' }, weight: 100 }], empty: null },
      ],
    },
  });
  expect(wholeOf(manifest)).toEqual({ value: plainOf(manifest), reports: [] });
});

it.each([
  ['a text on two lines', 'a: b\n  c\n'],
  ['a text on two lines in a list', 'a:\n- b\n  c\n'],
  ['a block of text', 'a: |\n  b\n'],
  ['an anchor', 'a: &x b\nc: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a merge', 'a:\n  <<: {b: 1}\n'],
  ['a list in brackets', 'a: [b, c]\n'],
  ['an escape', 'a: "b\\n"\n'],
  ['a quote in quotes', "a: 'it''s'\n"],
  ['a text behind quotes', 'a: "b" c\n'],
  ['a key twice', 'a: 1\na: 2\n'],
  ['a key that every object has', 'constructor: 1\n'],
  ['the key of the prototype', '__proto__:\n  a: 1\n'],
  ['a column between two others', 'a:\n    b: 1\n  c: 2\n'],
  ['a mapping in a text', 'a: b: c\n'],
  ['a list in a text', 'a: - b\n'],
  ['an item of nothing', 'a:\n-\n'],
  ['a list of lists', 'a:\n- - b\n'],
  ['a tab', 'a:\tb\n'],
  ['a carriage return', 'a: b\r\n'],
  ['letters beyond ASCII', 'a: ä\n'],
  ['a control character in a comment', 'a: b\n# \u0007\n'],
  ['infinity', 'a: .inf\n'],
  ['a quoted key', '"a": b\n'],
  ['content behind ---', '--- a: b\n'],
  ['a second document behind ...', 'a: b\n...\nc: d\n'],
  ['a directive', '%YAML 1.2\n---\na: b\n'],
  ['a text alone', 'a\n'],
  ['a list alone', '- a\n'],
  ['nothing', '# a\n'],
  ['JSON', '{"a": 1}\n'],
])('leaves %s to the whole reader', (_, text) => expect(plainOf(text)).toBeUndefined());

it('leaves what is too deep to the whole reader', () => {
  const nested = (depth: number): string =>
    Array.from({ length: depth }, (__, level) => `${' '.repeat(level)}a:\n`).join('');
  expect(plainOf(nested(90))).toBeDefined();
  expect(plainOf(nested(200))).toBeUndefined();
});

const key = fc.constantFrom('a', 'b', 'name', 'y', 'no', '1', '1.5', '0x1', 'a.b/c', '.inf', '-a', 'a b', '~', '<<');
const written = fc.oneof(
  fc.constantFrom('x', 'a b', '1', '0o7', '1_0', 'yes', '~', '', '""', "''", '[]', '{}', '-', '- a', '-1', '--', '...'),
  fc.constantFrom('a: b', 'a:b', 'a:', ':a', '#a', 'a#b', 'a #b', '"a" #b', '"a"#b', "'a'b'", '"a\\b"', "'a\\b'", '*a'),
  fc.constantFrom(
    '---',
    '>',
    '@a',
    '`a',
    '?a',
    '!a',
    '"a: b"',
    '"a',
    '.5',
    '+1',
    '1e400',
    '2001-01-01',
    ',a',
    'a]',
    '%a',
  ),
);
const line = fc
  .tuple(
    fc.nat({ max: 4 }),
    fc.constantFrom('', '', '- ', '-  ', '-'),
    fc.option(key, { freq: 4, nil: undefined }),
    fc.constantFrom(': ', ': ', ':', ':  ', ' : '),
    written,
    fc.constantFrom('', '', ' ', ' # c'),
  )
  .map(([indent, item, name, mark, value, rest]) => {
    const field = name === undefined ? value : `${name}${mark}${value}`;
    return `${' '.repeat(indent)}${item}${field}${rest}`;
  });

/** Lines that often fit together: each no deeper than one step below the one before. */
const text = fc.oneof(
  fc.array(line, { maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`),
  fc.array(fc.tuple(fc.nat({ max: 3 }), fc.boolean(), key, written), { minLength: 1, maxLength: 8 }).map((entries) => {
    let level = 0;
    return entries
      .map(([step, item, name, value], index) => {
        level = index === 0 ? 0 : Math.min(level + 1, step);
        return `${'  '.repeat(level)}${item && level > 0 ? '- ' : ''}${name}${index % 3 === 2 ? `: ${value}` : ':'}\n`;
      })
      .join('');
  }),
);

it('says of all that it reads what the whole reader says', () => {
  let read = 0;
  fc.assert(
    fc.property(text, (source) => {
      // the plain reader reads one document, the whole one all of the text
      if (documentsIn(source).length > 1) return;
      const value = plainOf(source);
      if (value === undefined) return;
      read++;
      expect(wholeOf(source)).toEqual({ value, reports: [] });
    }),
    { numRuns: 20_000 },
  );
  // else the property says nothing
  expect(read).toBeGreaterThan(500);
});
