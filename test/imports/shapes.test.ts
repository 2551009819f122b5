import { nameObjects, propsOf, shapeOf } from '../../src/cli/import/shapes';

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more }) as never;

describe('the shape of a schema', () => {
  it('has the types and not what only narrows them', () => {
    const schema = object({
      port: { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true },
      timeout: { type: 'string', pattern: '^[0-9]+s$', default: '1s' },
      mode: { type: 'string', enum: ['A', 'B'] },
      list: { type: 'array', minItems: 1, maxItems: 16, items: { type: 'integer' } },
      map: { type: 'object', additionalProperties: { type: 'string' } },
      open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      empty: { type: 'object' },
      whatever: { 'x-kubernetes-preserve-unknown-fields': true },
    });
    expect(shapeOf(schema).properties).toEqual({
      port: { type: ['number', 'string'] },
      timeout: { type: 'string' },
      mode: { type: 'string', enum: ['A', 'B'] },
      list: { type: 'array', items: { type: 'integer' } },
      map: { type: 'object', additionalProperties: { type: 'string' } },
      open: { type: 'object', additionalProperties: true },
      empty: { tsType: 'Record<string, never>' },
      whatever: {},
    });
  });

  it('has as props what an author writes, whatever the top-level fields are', () => {
    const schema = object(
      { apiVersion: {}, kind: {}, metadata: {}, status: {}, data: { type: 'string' }, spec: object({}) },
      { required: ['metadata', 'data'] },
    );
    expect(Object.keys(propsOf(schema).properties ?? {})).toEqual(['data', 'spec']);
    expect(propsOf(schema).required).toEqual(['data']);
  });
});

describe('names of objects', () => {
  const leaf = object({ exact: { type: 'string' } });
  const tree = object({ match: leaf });
  const names = (properties: object) => Object.keys(nameObjects(shapeOf(object(properties)), 'Kind').definitions);

  it('are the paths to them', () => {
    expect(
      names({
        spec: object({
          http_routes: { type: 'array', items: tree },
          byName: { type: 'object', additionalProperties: leaf },
        }),
      }),
    ).toEqual(['KindSpec', 'KindSpecByName', 'KindSpecHttpRoutes', 'KindSpecHttpRoutesMatch']);
  });

  it('are shared by equal trees, by the shortest path, and never by equal leaves', () => {
    expect(names({ spec: object({ a: object({ deep: tree }), b: tree, uri: leaf, host: leaf }) })).toEqual([
      'KindSpec',
      'KindSpecA',
      'KindSpecB',
      'KindSpecHost',
      'KindSpecUri',
      'KindSpecBMatch',
    ]);
  });

  it('do not collide with each other or with the class and its props', () => {
    const other = object({ x: { type: 'boolean' } });
    expect(names({ props: leaf, aB: leaf, a: object({ b: other }) })).toEqual([
      'KindA',
      'KindAB',
      'KindProps2',
      'KindAB2',
    ]);
  });
});
