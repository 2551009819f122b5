import { FieldNames } from '../../src/manifests/field-names';
import type { KubernetesObject, Manifest } from '../../src/manifests/manifest';
import type { ManifestRule } from '../../src/manifests/rule';
import { runRules } from '../../src/manifests/run-rules';
import { ManifestSet } from '../../src/manifests/set';
import { defaultSettings } from '../../src/manifests/settings';

const many = Array.from({ length: 100 }, (_, index) => `field${index}`);

it.each(['field0', 'field31', 'field32', 'field63', 'field64', 'field99'])('knows %s of a hundred', (name) => {
  const names = new FieldNames(many);
  names.lookAt({ spec: [{ [name]: null }] });
  expect(many.filter((one) => names.hasAny(names.setOf([one])))).toEqual([name]);
  expect(names.hasAny(names.setOf(many))).toBe(true);
});

it('forgets the object before', () => {
  const names = new FieldNames(['a', 'b']);
  names.lookAt({ a: 1 });
  names.lookAt({ b: 1 });
  expect([names.hasAny(names.setOf(['a'])), names.hasAny(names.setOf(['b']))]).toEqual([false, true]);
});

it('takes no text for a name', () => {
  const names = new FieldNames(['a']);
  names.lookAt({ b: 'a', c: ['a'] });
  expect(names.hasAny(names.setOf(['a']))).toBe(false);
});

it('tells a list with a second entry from one without, at any depth', () => {
  const names = new FieldNames(['route', 'route[1]', 'hosts[1]']);
  const found = (object: object): readonly string[] => {
    names.lookAt(object);
    return ['route', 'route[1]', 'hosts[1]'].filter((name) => names.hasAny(names.setOf([name])));
  };
  expect(found({ http: [{ route: [1] }, { route: [2] }] })).toEqual(['route']);
  expect(found({ http: [{ route: [1] }, { route: [2, 3] }] })).toEqual(['route', 'route[1]']);
  expect(found({ hosts: ['a', 'b'], route: { 1: 'a' } })).toEqual(['route', 'hosts[1]']);
  expect(found({ hosts: [['a', 'b']] })).toEqual([]);
});

it('says the same of the same names, whatever was looked at between', () => {
  const names = new FieldNames(many);
  const [a, b] = [{ field1: 1, field70: 1 }, { field40: 1 }];
  const said = [a, a, b, a, {}, b].map((object) => names.lookAt(object));
  expect(new Set(said).size).toBe(3);
  expect([said[0], said[0], said[2]]).toEqual([said[1], said[3], said[5]]);
});

it('passes rules over that look for fields which are not there', () => {
  const manifest = (name: string, spec: object): Manifest => {
    const object: KubernetesObject & { readonly spec: object } = {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name },
      spec,
    };
    return { object, origin: { kind: 'Construct', path: name } };
  };
  const rule = (name: string, fields?: readonly string[]): ManifestRule => ({
    code: 'MESH9999',
    name,
    severity: 'error',
    summary: '',
    what: name,
    why: '',
    fix: '',
    upstream: [],
    kinds: ['example.com/Thing'],
    reads: [],
    ...(fields === undefined ? {} : { fields }),
    bad: '',
    good: '',
    check: () => [{}],
  });
  const rules = [rule('of a', ['a']), rule('of a or b', ['a', 'b']), rule('of all'), rule('of none', [])];
  const subjects = [manifest('deep', { list: [{ a: { c: 1 } }] }), manifest('b', { b: 1 }), manifest('else', {})];
  const found = runRules(rules, new ManifestSet(subjects, { ...defaultSettings, version: '1.31' }), subjects);
  expect(found.map(({ what, about }) => `${what}: ${'object' in about ? about.object.metadata.name : ''}`)).toEqual([
    'of a: deep',
    'of a or b: deep',
    'of all: deep',
    'of a or b: b',
    'of all: b',
    'of all: else',
  ]);
});

it('asks a rule about no object of a set that does not concern it, and about all where it cannot tell', () => {
  const manifest: Manifest = {
    object: { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' } },
    origin: { kind: 'Construct', path: 'a' },
  };
  const of = (name: string, concerns: ManifestRule['concerns']): ManifestRule => ({
    code: 'MESH9999',
    name,
    severity: 'error',
    summary: '',
    what: name,
    why: '',
    fix: '',
    upstream: [],
    kinds: ['example.com/Thing'],
    reads: [],
    concerns,
    bad: '',
    good: '',
    check: () => [{}],
  });
  const fails = (): boolean => {
    throw new Error('no answer');
  };
  const rules = [
    of('has things', (set) => set.of('example.com/Thing').length > 0),
    of('has others', (set) => set.of('example.com/Other').length > 0),
    of('fails', fails),
  ];
  const found = runRules(rules, new ManifestSet([manifest], { ...defaultSettings, version: '1.31' }), [manifest]);
  expect(found.map(({ what }) => what)).toEqual(['has things', 'fails']);
});
