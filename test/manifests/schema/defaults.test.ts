import { defaultsMissing, pruned, withDefaults, withoutNulls } from '../../../src/manifests/defaults';
import type { JsonObject } from '../../../src/manifests/json';
import { formatPath } from '../../../src/manifests/path';
import { istioSchemas } from '../../../src/meshes/istio/schemas';
import { kindOf, thing } from './harness';

const text = { type: 'string' };
const spec: JsonObject = {
  type: 'object',
  properties: {
    mode: { ...text, default: 'A' },
    nullable: { ...text, default: 'B', nullable: true },
    plain: text,
    box: { type: 'object', default: {}, properties: { size: { type: 'integer', default: 1 } } },
    list: { type: 'array', items: { type: 'object', properties: { name: { ...text, default: 'n' } } } },
    map: {
      type: 'object',
      additionalProperties: { type: 'object', properties: { on: { type: 'boolean', default: true } } },
    },
    texts: { type: 'array', items: { ...text, default: 'i' } },
  },
};
const kind = kindOf(spec);
const filled = { mode: 'A', nullable: 'B', box: { size: 1 } };

it.each<[string, JsonObject, JsonObject]>([
  ['what is not said', {}, filled],
  ['null where it may not be', { mode: null, box: null }, filled],
  ['no null where it may be', { nullable: null }, { ...filled, nullable: null }],
  ['inside of what is said', { box: {} }, filled],
  ['nothing in place of a value', { mode: '', box: { size: 0 } }, { ...filled, mode: '', box: { size: 0 } }],
  [
    'in lists and maps',
    { list: [{}, { name: 'm' }], map: { a: {} } },
    { ...filled, list: [{ name: 'n' }, { name: 'm' }], map: { a: { on: true } } },
  ],
  ['of items', { texts: [null, 'a'] }, { ...filled, texts: ['i', 'a'] }],
])('a default stands for %s', (_, given, expected) => {
  const object = thing(given);
  const before = structuredClone(object);
  expect(withDefaults(kind, object)).toEqual(thing(expected));
  expect(object).toEqual(before);
});

it('what has all its defaults is the very same', () => {
  const object = thing({ ...filled, list: [{ name: 'm' }] });
  expect(withDefaults(kind, object)).toBe(object);
  expect(pruned(kind, object)).toBe(object);
  expect(withoutNulls(kind, object)).toBe(object);
  expect(defaultsMissing(kind, object)).toEqual([]);
});

it('the places where a default is missing are named', () => {
  const object = thing({ box: {}, nullable: null, list: [{}] });
  expect(defaultsMissing(kind, object).map(formatPath)).toEqual(['spec.box.size', 'spec.list[0].name', 'spec.mode']);
});

it('nulls are dropped where a field takes none and has no default', () => {
  const given = { plain: null, mode: null, nullable: null, list: [{ name: null }, null] };
  expect(withoutNulls(kind, thing(given))).toEqual(thing({ mode: null, nullable: null, list: [{ name: null }, null] }));
});

it('unknown fields are pruned, but not where they are preserved, nor what every object has', () => {
  const open = kindOf({
    type: 'object',
    properties: {
      open: {
        type: 'object',
        properties: { in: { type: 'object', properties: { a: text } } },
        'x-kubernetes-preserve-unknown-fields': true,
      },
      list: { type: 'array', items: { type: 'object', properties: { a: text } } },
    },
  });
  const given = { gone: 1, open: { kept: 1, in: { a: 'b', gone: 1 } }, list: [{ a: 'b', gone: 1 }] };
  const expected = { open: { kept: 1, in: { a: 'b' } }, list: [{ a: 'b' }] };
  expect(pruned(open, { ...thing(given), gone: 1 })).toEqual(thing(expected));
});

it('the status lacks nothing', () => {
  const gateway = istioSchemas['1.31']('gateway.networking.k8s.io/v1', 'Gateway')!;
  const object = { spec: { gatewayClassName: 'a', listeners: [] } };
  expect(gateway.schema).toHaveProperty('properties.status.default');
  expect(withDefaults(gateway, object)).toBe(object);
});

it('a route of Gateway API gets what its CRD says', () => {
  const route = istioSchemas['1.31']('gateway.networking.k8s.io/v1', 'HTTPRoute')!;
  const object = { spec: { rules: [{ backendRefs: [{ name: 'a', port: 80 }] }] } };
  expect(withDefaults(route, object)).toEqual({
    spec: {
      rules: [
        {
          backendRefs: [{ group: '', kind: 'Service', name: 'a', port: 80, weight: 1 }],
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        },
      ],
    },
  });
});
