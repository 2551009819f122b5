import type { Json } from '../../../src/manifests/json';
import type { Origin } from '../../../src/manifests/manifest';
import { narrow } from '../../../src/manifests/read/narrow';

const origin: Origin = { kind: 'File', file: 'f', document: 0 };
const head = { apiVersion: 'v1', kind: 'A' };
const issues = (value: Json): unknown[] => {
  const narrowed = narrow({ value, origin });
  return 'issues' in narrowed ? narrowed.issues.map(({ code, at }) => [code, at.join('.')]) : [];
};
const objectOf = (value: Json): unknown => {
  const narrowed = narrow({ value, origin });
  return 'manifest' in narrowed ? narrowed.manifest.object : narrowed.issues;
};

it.each<[string, Json, unknown[]]>([
  ['no mapping', [1], [['MESH7005', '']]],
  [
    'no head',
    {},
    [
      ['MESH7006', ''],
      ['MESH7006', ''],
    ],
  ],
  [
    'another head',
    { apiVersion: 1, kind: true },
    [
      ['MESH7007', 'apiVersion'],
      ['MESH7007', 'kind'],
    ],
  ],
  ['metadata of another type', { ...head, metadata: 'a' }, [['MESH7007', 'metadata']]],
  ['a name that is a number', { ...head, metadata: { name: 1 } }, [['MESH7007', 'metadata.name']]],
  [
    'labels that are no texts',
    { ...head, metadata: { labels: { a: 'b', c: 1, d: true } } },
    [
      ['MESH7007', 'metadata.labels.c'],
      ['MESH7007', 'metadata.labels.d'],
    ],
  ],
  ['annotations in a list', { ...head, metadata: { annotations: ['a'] } }, [['MESH7007', 'metadata.annotations']]],
])('refuses %s', (_, value, expected) => expect(issues(value)).toEqual(expected));

it('takes a sound object as it is', () => {
  const value = { ...head, metadata: { name: 'a', labels: { b: 'c' }, generation: 1 }, spec: { a: null } };
  expect(objectOf(value)).toBe(value);
});

it('gives an object without metadata empty ones', () => {
  expect(objectOf(head)).toEqual({ ...head, metadata: {} });
  expect(objectOf({ ...head, metadata: null })).toEqual({ ...head, metadata: {} });
});

it('reads null as the API server does', () => {
  const metadata = { name: null, labels: { a: null, b: 'c' }, annotations: null, namespace: 'd' };
  expect(objectOf({ ...head, metadata })).toEqual({ ...head, metadata: { labels: { a: '', b: 'c' }, namespace: 'd' } });
});
