import { readText } from '../../../src/manifests/read/read-text';

const head = 'apiVersion: v1\nkind: A\n';
const json = (fields: object): string => JSON.stringify({ apiVersion: 'v1', kind: 'A', ...fields });
const valuesOf = (text: string | Uint8Array): unknown[] => readText(text, 'f').candidates.map(({ value }) => value);
const fields = (text: string): unknown => {
  const { candidates, problems } = readText(head + text, 'f');
  expect(problems).toEqual([]);
  const { apiVersion: _, kind: __, ...rest } = candidates[0]!.value as Record<string, unknown>;
  return rest;
};
const told = (text: string | Uint8Array): string[] =>
  readText(text, 'f').problems.map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('scalars and keys', () => {
  it.each<[string, unknown]>([
    ['a: [y, n, on, off, yes, No, "y"]', { a: [true, false, true, false, true, false, 'y'] }],
    ['on: 1\nn: 2\n1: 3\n1.50: 4\n0x1F: 5', { true: 1, false: 2, 1: 3, 1.5: 4, 31: 5 }],
    ['a: [0777, 0o777, 0b11, 0x1F, 1_000, 08, +5]', { a: [511, 511, 3, 31, 1000, 8, 5] }],
    ['a: [12:30:00, 2001-01-01, 1.2.3, 10s, "0777"]', { a: ['12:30:00', '2001-01-01', '1.2.3', '10s', '0777'] }],
    ['a: [~, null, , 1e3, .5, 1e400]'.replace(' ,', ''), { a: [null, null, 1000, 0.5, '1e400'] }],
    ['a: !!str 12\nb: !!int "12"\nc: !own x\nd: !!binary aGk=', { a: '12', b: 12, c: 'x', d: 'hi' }],
    ['x: &x {a: 1, b: 2}\nz:\n  <<: *x\n  a: 3', { x: { a: 1, b: 2 }, z: { a: 3, b: 2 } }],
    // what is merged wins over what stands before it
    ['x: {a: 1, <<: {a: 2}}', { x: { a: 2 } }],
    ['a: &k name\nb: {*k : 1}', { a: 'name', b: { name: 1 } }],
    ['a: {\n  b: "c\n  d",\ne: [f,\tg]\n}', { a: { b: 'c d', e: ['f', 'g'] } }],
    // within brackets, what a tag or an anchor is about may begin at any column
    ['a: {b: !!float \n1, c: &x\n{d: 1}, e: *x}', { a: { b: 1, c: { d: 1 }, e: { d: 1 } } }],
    ['a: 9223372036854775807', { a: 2 ** 63 }],
  ])('%j', (text, expected) => expect(fields(text)).toEqual(expected));

  it('takes names of prototypes for keys', () => {
    for (const text of [
      `${head}__proto__: {a: 1}\nconstructor: 2\n`,
      `${json({})},"__proto__":{"a":1},"constructor":2}`.replace('}', ''),
    ]) {
      const [value] = valuesOf(text) as [object];
      expect(Object.hasOwn(value, '__proto__')).toBe(true);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(Object.keys(value)).toEqual(['apiVersion', 'kind', '__proto__', 'constructor']);
    }
  });
});

describe('documents', () => {
  it.each<[string, string, number]>([
    ['several', `${head}---\n${head}---\n${head}`, 3],
    ['with comments and empty ones', `# c\n---\n---\n# c\n${head}---\n...\n---\nnull\n`, 1],
    ['comments only', '# c\n', 0],
    ['nothing', '', 0],
    ['with Windows line ends', `${head}---\n${head}`.replaceAll('\n', '\r\n'), 2],
    ['with a byte order mark', `\ufeff${head}`, 1],
    ['with --- in a block of text', `${head}a: |\n  ---\n  b\n---\n${head}`, 2],
    ['of JSON, one behind the other', `${json({})}\n${json({ a: '}{"' })}${json({})}`, 3],
    ['of JSON and YAML', `${json({})}\n---\n${head}---\n${json({})}`, 3],
    ['of YAML in braces', '{apiVersion: v1, kind: A}', 1],
  ])('%s', (_, text, count) => {
    expect(told(text)).toEqual([]);
    expect(valuesOf(text)).toHaveLength(count);
  });

  it('count, empty ones too', () => {
    const { candidates } = readText(`---\n---\n${head}---\n${json({})}\n${json({})}`, 'f');
    expect(candidates.map(({ origin }) => origin)).toEqual(
      [1, 2, 3].map((document) => ({ kind: 'File', file: 'f', document })),
    );
  });

  it('that are lists give their items', () => {
    const items = `items:\n- {apiVersion: v1, kind: B}\n- {kind: C, spec: {}}\n- 3\n`;
    const { candidates, problems } = readText(`apiVersion: v1\nkind: List\n${items}`, 'f');
    expect(candidates).toEqual([
      { value: { apiVersion: 'v1', kind: 'B' }, origin: { kind: 'File', file: 'f', document: 0, item: 0 } },
    ]);
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['MESH7006', 5, 3],
      ['MESH7005', 6, 3],
    ]);
  });

  it('that are typed lists give their kind to items without one', () => {
    expect(valuesOf('apiVersion: x/v1\nkind: BList\nitems: [{a: 1}]')).toEqual([
      { apiVersion: 'x/v1', kind: 'B', a: 1 },
    ]);
    expect(valuesOf('apiVersion: v1\nkind: List\nitems:\n')).toEqual([]);
    expect(valuesOf('apiVersion: x/v1\nkind: AllowList\nspec: {}')).toHaveLength(1);
  });
});

describe('what cannot be read', () => {
  const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefgh'.replace(/./g, (name) => {
    const before = String.fromCharCode(name.charCodeAt(0) - 1);
    return `${name}: &${name} [${`*${before},`.repeat(9)}1]\n`;
  })}`;

  it.each<[string, string | Uint8Array, string[]]>([
    ['syntax', `${head}a: [\n`, ['MESH7001 4:1']],
    ['syntax of one document of three', `${head}---\n${head}a: b: c\n---\n${head}`, ['MESH7001 6:5']],
    ['keys written twice, all of them', `${head}a: 1\nb: {c: 1, c: 2}\na: 2\n`, ['MESH7002 4:11', 'MESH7002 5:1']],
    ['keys that are the same text', `${head}on: 1\n"true": 2\n`, ['MESH7002 4:1']],
    [
      'keys written twice in JSON',
      '{"apiVersion":"v1","kind":"A",\n "a":{"b":[1,{"c":"d","\\u0063":2}]}}',
      ['MESH7002 2:23'],
    ],
    ['templates', `${head}a: {{ .Values.a }}\n`, ['MESH7003 3:4']],
    ['blocks of templates', `{{- if .Values.a }}\n${head}{{- end }}\n`, ['MESH7003 1:1']],
    ['NUL', `${head}a: b\0\n`, ['MESH7004 3:5']],
    ['control characters', `${head}# \u0007\n`, ['MESH7004 3:3']],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(`${head}a: é`), Buffer.from([0xff, 0xfe])]),
      ['MESH7004 3:5'],
    ],
    ['a list', `${head}---\n- a\n`, ['MESH7005 4:1']],
    ['no apiVersion', 'kind: A\nmetadata: {name: a}\n', ['MESH7006 1:1']],
    ['no kind, in a file with others', `${head}---\n# c\napiVersion: v1\n`, ['MESH7006 5:1']],
    ['an apiVersion that is no text', 'kind: A\napiVersion: 1\nspec: {}\n', ['MESH7007 2:1']],
    ['bombs of aliases', head + bomb, ['MESH7008 6:17']],
    ['depth', `${head}a: ${'['.repeat(600)}${']'.repeat(600)}`, ['MESH7008 3:503']],
    ['depth in JSON', json({}).replace('}', `,"a":${'['.repeat(600)}${']'.repeat(600)}}`), ['MESH7008 1:1']],
    ['what follows an end of a document', `${head}...\n${head}`, ['MESH7009 4:1']],
    ['directives', `%YAML 1.2\n---\n${head}`, ['MESH7012 1:1']],
    ['content behind ---', `--- {apiVersion: v1, kind: A}\n`, ['MESH7012 1:5']],
    ['lines that begin with --- and go on', `${head}---a: 1\n`, ['MESH7012 3:1']],
    ['.inf', `${head}a: .inf\n`, ['MESH7015 3:4']],
    ['.nan in a list', `${head}a:\n- .nan\n`, ['MESH7015 4:3']],
    ['numbers of JSON out of range', json({}).replace('}', ',"a":1e999}'), ['MESH7015 1:1']],
    ['keys that are no text', `${head}? [a]\n: b\n`, ['MESH7015 3:3']],
    ['empty keys', `${head}~: b\n`, ['MESH7015 3:1']],
    ['tabs', `${head}a:\n\tb: c\n`, ['MESH7016 4:1']],
    ['an alias of nothing', `${head}a: *b\n`, ['MESH7001 3:4']],
    ['an anchor that contains itself', `${head}a: &b [*b]\n`, ['MESH7001 3:8']],
    ['merges of what is no mapping', `${head}<<: [a]\n`, ['MESH7001 3:6']],
    [
      'more than ten keys written twice',
      head + 'a: 1\n'.repeat(100),
      Array.from({ length: 10 }, (_, at) => `MESH7002 ${at + 4}:1`),
    ],
  ])('%s', (_, text, expected) => expect(told(text)).toEqual(expected));

  it('leaves the other documents readable', () => {
    expect(valuesOf(`${head}---\n${head}a: b: c\n---\n${head}`)).toHaveLength(2);
  });

  it('reads UTF-16, and says that others do not', () => {
    const little = Buffer.from(`\ufeff${head}`, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect(told(bytes)).toEqual(['MESH7014 1:1']);
      expect(valuesOf(bytes)).toEqual([{ apiVersion: 'v1', kind: 'A' }]);
    }
  });
});

describe('what is not of Kubernetes', () => {
  it.each([
    ['values of a chart', 'replicas: 1\nimage: {tag: a}\n'],
    ['a chart', 'apiVersion: v2\nname: a\nversion: 1.0.0\n'],
    ['services of compose', 'services:\n  a: {image: b}\n'],
    ['a kustomization', 'resources: [a.yaml]\n'],
    ['a playbook', '- hosts: a\n'],
    ['a text', 'a\n'],
    ['a workflow', 'on: push\njobs: {}\n'],
    ['broken', 'a: b: c\n'],
  ])('%s', (_, text) => {
    const { candidates, kubernetes } = readText(text, 'f');
    expect([candidates, kubernetes]).toEqual([[], false]);
  });

  it('is, when it breaks and speaks of an apiVersion', () => {
    expect(readText(`${head}a: b: c\n`, 'f').kubernetes).toBe(true);
  });
});
