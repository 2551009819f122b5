import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
import { checkManifests } from '../../../src/manifests/check';
import type { Finding } from '../../../src/manifests/finding';
import { planFixes } from '../../../src/manifests/fix/plan';
import type { ManifestRule } from '../../../src/manifests/rule';
import { istioRules } from '../../../src/meshes/istio/rules';
import { fixed, inputOf, options, planFor } from './harness';

const findingsIn = (text: string): readonly Finding[] =>
  checkManifests(inputOf({ f: text }).manifests, options).findings;

const head = (version: string, kind: string): string =>
  `apiVersion: networking.istio.io/${version}\nkind: ${kind}\nmetadata: { name: a, namespace: b }\n`;
const routes = (http: string): string => `${head('v1', 'VirtualService')}spec:\n  hosts: [a]\n  http:\n${http}`;
const rule = (ejection: string): string =>
  `${head('v1', 'DestinationRule')}spec:\n  host: a\n  trafficPolicy:\n    outlierDetection: ${ejection}\n`;
const reads =
  '    - match: [{ method: { exact: GET } }]\n      route: [{ destination: { host: a } }]\n      retries: { attempts: 2 }\n';

test.each([
  [
    'an old version',
    `# ours\n${head('v1beta1', 'Sidecar')}spec: { egress: [{ hosts: ['./*'] }] }\n`,
    `# ours\n${head('v1', 'Sidecar')}spec: { egress: [{ hosts: ['./*'] }] }\n`,
  ],
  [
    'a name in another case',
    routes('    - route: [{ destination: { host: a } }]\n      Timeout: 3s # three\n'),
    routes('    - route: [{ destination: { host: a } }]\n      timeout: 3s # three\n'),
  ],
  ['a renamed field', rule('{ consecutiveErrors: 7 } # seven'), rule('{ consecutive5xxErrors: 7 } # seven')],
  [
    'retries that are not said',
    routes(`${reads}    - route: [{ destination: { host: a } }] # the rest\n`),
    routes(`${reads}    - route: [{ destination: { host: a } }] # the rest\n      retries: { attempts: 0 }\n`),
  ],
])('mends %s', (_, before, after) => {
  expect(fixed(before)).toBe(after);
  expect(planFor(before)).toMatchObject({
    fixed: new Map([['f', 1]]),
    left: [],
  });
});

test.each([
  ['a name that is a guess', routes('    - route: [{ destination: { host: a } }]\n      timeuot: 3s\n')],
  [
    'two names for one field',
    routes('    - route: [{ destination: { host: a } }]\n      timeOut: 3s\n      timeout: 3s\n'),
  ],
  ['a name for a field that is there', rule('{ consecutiveErrors: 7, consecutive5xxErrors: 5 }')],
  ['a field with two heirs', rule('{ consecutiveErrors: 7, consecutiveGatewayErrors: 5 }')],
  [
    'a version of a list',
    `${head('v1beta1', 'SidecarList').replace(/metadata.*\n/, '')}items: [{ metadata: { name: a, namespace: b } }]\n`,
  ],
])('has no answer to %s', (_, text) => {
  expect(findingsIn(text).length).toBeGreaterThan(0);
  expect(planFor(text)).toMatchObject({ texts: new Map(), fixed: new Map() });
});

test('leaves alone what would uncover something else, and says so', () => {
  const route = '    - route: [{ destination: { host: a } }]\n';
  const broken = `${route}      Retries: { attempts: 2, retryOn: nonsense }\n      timeOut: 3s\n`;
  const sidecar = (version: string): string => `---\n${head(version, 'Sidecar')}`;
  const { input, left, fixed: count } = planFor(`${routes(broken)}${sidecar('v1beta1')}`);
  expect(left.map(({ finding: { code, line }, why }) => `${line} ${code} ${why}`)).toEqual([
    '8 MESH7101 then there would be MESH9202: POST is retried on nonsense',
  ]);
  expect(input.texts.get('f')).toBe(`${routes(broken.replace('timeOut', 'timeout'))}${sidecar('v1')}`);
  expect(count).toEqual(new Map([['f', 2]]));
});

test('what is accepted stays', () => {
  const text = `${head('v1beta1', 'Sidecar')}---\n${head('v1', 'Sidecar').replace('Sidecar', 'DestinationRule')}spec: { host: a, trafficPolicy: { outlierDetection: { consecutiveErrors: 7 } } }\n`;
  const { texts } = planFixes(inputOf({ f: text }), options, ({ code }) => code === 'MESH9803');
  expect([...texts.values()]).toEqual([text.replace('consecutiveErrors', 'consecutive5xxErrors')]);
});

test('several files at once; what does not change is not named', () => {
  const old = head('v1beta1', 'Sidecar');
  const { texts, fixed: counts } = planFixes(
    inputOf({
      b: old.replace('a,', 'x,'),
      a: rule('{}'),
      c: `${old}---\n${old.replace('a,', 'z,')}`,
    }),
    options,
  );
  expect([...texts.keys()]).toEqual(['b', 'c']);
  expect([...counts]).toEqual([
    ['b', 1],
    ['c', 2],
  ]);
});

/** A rule that finds labels missing, and whose edits may be of no use. */
const wanting = (labels: readonly string[], added: (label: string) => string): ManifestRule => ({
  ...istioRules[0]!,
  fields: undefined,
  code: 'MESH0000',
  kinds: ['networking.istio.io/Sidecar'],
  *check({ object: { metadata } }) {
    for (const label of labels) {
      if (metadata.labels?.[label] !== undefined) continue;
      const at = ['metadata', 'labels'];
      yield { at: [...at, label], edits: [{ kind: 'Add', at, key: added(label), value: 'x' }] };
    }
  },
});
const labelled = head('v1', 'Sidecar').replace('name: a,', 'name: a, labels: { c: x },');

test('edits at one place are made in turn', () => {
  const { input, fixed: counts } = planFixes(inputOf({ f: labelled }), {
    ...options,
    rules: [wanting(['p', 'q'], String)],
  });
  expect(input.texts.get('f')).toBe(labelled.replace('c: x', 'c: x, p: x, q: x'));
  expect(counts).toEqual(new Map([['f', 2]]));
});

test('an edit of no use is not made, and does not keep others from it', () => {
  const rules = [wanting(['p'], () => 'other'), { ...wanting(['q'], String), code: 'MESH0001' }];
  const { input, left } = planFixes(inputOf({ f: labelled }), { ...options, rules });
  expect(left.map(({ finding: { code }, why }) => `${code} ${why}`)).toEqual(['MESH0000 it would be found again']);
  expect(input.texts.get('f')).toBe(labelled.replace('c: x', 'c: x, q: x'));
});

/** The laws of mending, for any text. */
function expectLaws(text: string): string {
  const { input, left, texts } = planFor(text);
  const after = input.texts.get('f')!;
  const refused = new Set(left.map(({ finding: { code, path } }) => `${code} ${path}`));
  const mendable = findingsIn(after).filter(({ edits }) => edits !== undefined);
  expect(mendable.filter(({ code }) => ![...refused].some((one) => one.startsWith(code)))).toEqual([]);
  expect(fixed(after)).toBe(after);
  if (findingsIn(text).every(({ edits }) => edits === undefined))
    expect({ after, size: texts.size }).toEqual({ after: text, size: 0 });
  return after;
}

test.each(istioRules.map((one): [string, ManifestRule] => [one.name, one]))(
  'holds to its laws: %s',
  (_, { bad, good }) => {
    expectLaws(bad);
    expectLaws(good);
  },
);

test('the rules that have an answer make the corrected twin of their bad example', () => {
  const answered = istioRules.filter(({ bad, code }) =>
    findingsIn(bad).some((finding) => finding.code === code && finding.edits !== undefined),
  );
  expect(answered.map(({ name }) => name).sort()).toEqual([
    'consecutive-errors',
    'left-to-default-retry',
    'old-version',
  ]);
  for (const { bad, good } of answered) expect(fixed(bad)).toBe(good);
});

const faults = join(__dirname, '../../faults');
test.each(readdirSync(faults).filter((name) => name.endsWith('.yaml')))('holds to its laws: %s', (name) => {
  expectLaws(readFileSync(join(faults, name), 'utf8'));
});

/** An object with faults, and without them. */
interface Pair {
  readonly faulty: unknown;
  readonly sound: unknown;
}

const version = fc.constantFrom('v1', 'v1beta1', 'v1alpha3');
const route = [{ destination: { host: 'a' } }];
const objects = (name: string): fc.Arbitrary<Pair> =>
  fc.oneof(
    fc
      .tuple(
        version,
        fc.constantFrom('perTryTimeout', 'perTryTimeOut', 'PERTRYTIMEOUT'),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
      )
      .map(([v, key, said]) => {
        const of = (isSound: boolean) => ({
          apiVersion: `networking.istio.io/${isSound ? 'v1' : v}`,
          kind: 'VirtualService',
          metadata: { name, namespace: 'b' },
          spec: {
            hosts: [`${name}.example.com`],
            http: [
              {
                match: [{ method: { exact: 'GET' } }],
                route,
                retries: {
                  attempts: 2,
                  retryOn: 'reset,connect-failure',
                  [isSound ? 'perTryTimeout' : key]: '1s',
                },
              },
              ...said.map((isSaid, index) => ({
                match: [{ uri: { prefix: `/${index}` } }],
                route,
                ...(isSaid || isSound ? { retries: { attempts: 0 } } : {}),
              })),
            ],
          },
        });
        return { faulty: of(false), sound: of(true) };
      }),
    fc.tuple(version, fc.boolean(), fc.boolean()).map(([v, first, second]) => {
      const of = (isSound: boolean) => {
        const ejection = (isFaulty: boolean) => ({
          outlierDetection: {
            [isFaulty && !isSound ? 'consecutiveErrors' : 'consecutive5xxErrors']: 7,
            interval: '5s',
          },
        });
        return {
          apiVersion: `networking.istio.io/${isSound ? 'v1' : v}`,
          kind: 'DestinationRule',
          metadata: { name, namespace: 'b' },
          spec: {
            host: `${name}.example.com`,
            trafficPolicy: ejection(first),
            subsets: [
              {
                name: 'one',
                labels: { version: 'one' },
                trafficPolicy: ejection(second),
              },
            ],
          },
        };
      };
      return { faulty: of(false), sound: of(true) };
    }),
  );

const commented = (text: string): string => text.replace(/\n(?=.)/g, ' # why\n# above\n');
const writers: readonly ((value: unknown) => string)[] = [
  (value) => stringify(value, { lineWidth: 0 }),
  (value) => commented(stringify(value, { lineWidth: 0, indentSeq: false })),
  (value) =>
    stringify(value, {
      lineWidth: 0,
      indent: 4,
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'PLAIN',
    }),
  (value) => stringify(value, { collectionStyle: 'flow', lineWidth: 40 }),
  (value) =>
    stringify(value, {
      collectionStyle: 'flow',
      lineWidth: 0,
      flowCollectionPadding: false,
    }),
  (value) => `${JSON.stringify(value)}\n`,
  (value) => `${JSON.stringify(value, undefined, 2)}\n`,
  (value) => `${JSON.stringify(value, undefined, '\t')}\n`,
];

/** What differs on purpose, made alike; all other bytes are to be the same. */
const renamed = (text: string): string =>
  text
    .replaceAll(/v1(?:beta1|alpha3)/g, 'v1')
    .replaceAll('consecutiveErrors', 'consecutive5xxErrors')
    .replaceAll(/perTryTimeOut|PERTRYTIMEOUT/g, 'perTryTimeout');
const withoutRetries = (text: string): string =>
  text.replaceAll(/,?\s*("?)retries\1:\s*\{\s*("?)attempts\2:\s*0\s*\}/g, '');

const comments = (text: string): number => text.match(/# (?:why|above)/g)?.length ?? 0;

test('any layout: the value is mended, and everything else stays', () => {
  const documents = fc.tuple(...['p', 'q', 'r'].map((name) => fc.tuple(objects(name), fc.constantFrom(...writers))));
  fc.assert(
    fc.property(documents, fc.constantFrom('\n', '\r\n'), fc.boolean(), (some, end, isClosed) => {
      const joined = some
        .map(([{ faulty }, write]) => write(faulty))
        .join('---\n')
        .replaceAll('\n', end);
      const text = isClosed ? joined : joined.slice(0, -end.length);
      const after = expectLaws(text);
      expect(planFor(text).left).toEqual([]);
      expect(parseAllDocuments(after).map((one) => one.toJS() as unknown)).toEqual(some.map(([{ sound }]) => sound));
      expect(comments(after)).toBe(comments(text));
      expect(after.replaceAll(end, '').includes(end === '\n' ? '\r' : '\n')).toBe(false);
      expect(withoutRetries(after)).toBe(withoutRetries(renamed(text)));
    }),
    { numRuns: 150, seed: 7 },
  );
});
