import { readTree } from '../../../src/cli/import/folder';
import { compileSchema } from '../../../src/manifests/schema/compile';
import { formats } from '../../../src/manifests/schema/formats';
import { mergeSources, schemasOf } from '../../../src/manifests/schema/source';
import { istioSchemas } from '../../../src/meshes/istio/schemas';

describe('a release', () => {
  const read: string[] = [];
  const stored = (kind: string, versions: object) => () => {
    read.push(kind);
    return { scope: 'Namespaced', versions };
  };
  const schemas = schemasOf({
    kinds: {
      'example.org/Thing': stored('Thing', {
        v1: {
          schema: { type: 'object', properties: { a: { $ref: 'A' }, b: { type: 'array', items: { $ref: 'A' } } } },
        },
        v1beta1: { sameAs: 'v1', deprecated: true },
      }),
      '/Other': stored('Other', { v1: { schema: {} } }),
    },
    definitions: () => ({ A: { type: 'object', properties: { self: { $ref: 'A' } } } }),
    cel: () => ({ 'example.org/Thing/v1': { '': [] } }),
  });

  it('reads a kind when it is met, and once', () => {
    expect(read).toEqual([]);
    expect(schemas('v1', 'Other')).toMatchObject({ apiVersion: 'v1', kind: 'Other', namespaced: true });
    expect(schemas('v1', 'Other')).toBe(schemas('v1', 'Other'));
    expect(read).toEqual(['Other']);
  });

  it('has one node for a definition, wherever it is named', () => {
    const { schema } = schemas('example.org/v1', 'Thing')!;
    const { a, b } = schema['properties'] as { a: { properties: { self: unknown } }; b: { items: unknown } };
    expect(b.items).toBe(a);
    expect(a.properties.self).toBe(a);
  });

  it('gives a version that equals another the schema and rules of that', () => {
    const [v1, beta] = [schemas('example.org/v1', 'Thing')!, schemas('example.org/v1beta1', 'Thing')!];
    expect(beta).toMatchObject({ apiVersion: 'example.org/v1beta1', deprecated: true, cel: { '': [] } });
    expect(beta.schema).toEqual(v1.schema);
    expect(v1.deprecated).toBe(false);
  });

  it.each([
    ['v2', 'Other'],
    ['v1', 'Another'],
    ['v1', 'constructor'],
    ['example.org/constructor', 'Thing'],
    ['', ''],
  ])('knows no %s %s', (apiVersion, kind) => expect(schemas(apiVersion, kind)).toBeUndefined());

  it('is asked before the next', () => {
    const other = schemasOf({ kinds: { '/Other': () => ({ scope: 'Cluster', versions: { v1: { schema: {} } } }) } });
    expect(mergeSources(other, schemas)('v1', 'Other')!.namespaced).toBe(false);
    expect(mergeSources(other, schemas)('example.org/v1', 'Thing')!.namespaced).toBe(true);
  });
});

it.each(['1.30', '1.31'] as const)(
  'a cluster with Istio %s has its kinds, those beside it, and no others',
  (version) => {
    const knows = (apiVersion: string, kind: string): boolean => istioSchemas[version](apiVersion, kind) !== undefined;
    expect(knows('networking.istio.io/v1', 'VirtualService')).toBe(true);
    expect(knows('networking.istio.io/v1alpha3', 'VirtualService')).toBe(true);
    expect(knows('gateway.networking.k8s.io/v1', 'HTTPRoute')).toBe(true);
    expect(knows('monitoring.coreos.com/v1', 'PrometheusRule')).toBe(true);
    expect(knows('v1', 'Service')).toBe(true);
    expect(knows('networking.istio.io/v2', 'VirtualService')).toBe(false);
    expect(knows('policy.linkerd.io/v1beta3', 'Server')).toBe(false);
  },
);

it('scopes are those of the kinds', () => {
  const scope = (apiVersion: string, kind: string) => istioSchemas['1.31'](apiVersion, kind)!.namespaced;
  expect([
    scope('v1', 'Namespace'),
    scope('v1', 'Service'),
    scope('gateway.networking.k8s.io/v1', 'GatewayClass'),
  ]).toEqual([false, true, false]);
});

/** Every kind and version of every release, as its folder has it. */
const all = [...readTree('imports')]
  .filter(([path]) => path.endsWith('.json') && path.includes('/schemas/') && !path.endsWith('definitions.json'))
  .map(([path, text]) => ({ path, stored: JSON.parse(text) as { group: string; kind: string; versions: object } }));

it('every kind of every release is in its index, and compiles', () => {
  const releases = new Map<string, ReturnType<typeof schemasOf>>();
  for (const { path, stored } of all) {
    const release = path.split('/')[0]!;
    if (!releases.has(release)) releases.set(release, schemasOf(require(`../../../imports/${release}/kinds`)));
    for (const version of Object.keys(stored.versions)) {
      const apiVersion = stored.group === '' ? version : `${stored.group}/${version}`;
      const kind = releases.get(release)!(apiVersion, stored.kind);
      expect({ path, version, known: kind !== undefined }).toEqual({ path, version, known: true });
      expect(typeof compileSchema(kind!)).toBe('function');
    }
  }
  expect(releases.size).toBeGreaterThanOrEqual(8);
});

it('every format of the schemas is one that we know', () => {
  const text = [...readTree('imports')]
    .filter(([path]) => path.endsWith('.json'))
    .map(([, content]) => content)
    .join('');
  const found = new Set([...text.matchAll(/"format": "([^"]+)"/g)].map(([, format]) => format!));
  expect([...found].filter((format) => !(format in formats))).toEqual([]);
  expect(found.size).toBeGreaterThan(8);
});
