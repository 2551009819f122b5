import { existsSync, readFileSync } from 'node:fs';
import { emptyIsDefault } from '../../src/cli/import/core-defaults';
import { coreEnums } from '../../src/cli/import/core-enums';
import { canonicalOpenApi, normalizeOpenApi } from '../../src/cli/import/openapi';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const schemas = {
  'io.k8s.api.core.v1.Service': {
    description: 'prose',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { allOf: [ref('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta')], default: {} },
      spec: { allOf: [ref('io.k8s.api.core.v1.ServiceSpec')], default: {}, description: 'prose' },
      status: { allOf: [ref('io.k8s.api.core.v1.ServiceStatus')] },
    },
    type: 'object',
    'x-kubernetes-group-version-kind': [{ group: '', kind: 'Service', version: 'v1' }],
  },
  'io.k8s.api.core.v1.ServiceSpec': {
    properties: {
      type: { type: 'string', enum: ['ClusterIP'], description: 'prose' },
      ports: {
        items: { allOf: [ref('io.k8s.api.core.v1.ServicePort')], default: {} },
        type: 'array',
        'x-kubernetes-list-type': 'map',
      },
      selector: { additionalProperties: { default: '', type: 'string' }, type: 'object' },
    },
    type: 'object',
  },
  'io.k8s.api.core.v1.ServicePort': {
    properties: {
      port: { type: 'integer', format: 'int32', default: 0 },
      targetPort: { allOf: [ref('io.k8s.apimachinery.pkg.util.intstr.IntOrString')] },
    },
    required: ['port'],
    type: 'object',
  },
  'io.k8s.api.core.v1.Binding': {
    properties: {},
    type: 'object',
    'x-kubernetes-group-version-kind': [{ group: '', kind: 'Binding', version: 'v1' }],
  },
};
const document = (components: unknown): string =>
  JSON.stringify({ openapi: '3.0.0', components: { schemas: components } });

it('a kind loses prose, defaults, list types, metadata and what is in its status', () => {
  const { kinds, definitions } = normalizeOpenApi([canonicalOpenApi(document(schemas))]);
  expect(kinds).toEqual([
    {
      group: '',
      kind: 'Service',
      plural: 'services',
      scope: 'Namespaced',
      storage: 'v1',
      versions: {
        v1: {
          schema: {
            type: 'object',
            properties: {
              spec: { $ref: 'core.v1.ServiceSpec' },
              status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
            },
          },
        },
      },
    },
  ]);
  expect(definitions).toEqual({
    'core.v1.ServicePort': {
      type: 'object',
      properties: { port: { type: 'integer', format: 'int32' }, targetPort: { 'x-kubernetes-int-or-string': true } },
      required: ['port'],
    },
    'core.v1.ServiceSpec': {
      type: 'object',
      properties: {
        ports: { type: 'array', items: { $ref: 'core.v1.ServicePort' } },
        selector: { type: 'object', additionalProperties: { type: 'string' } },
        // empty, it is the default
        type: { type: 'string', enum: ['', ...coreEnums['core.v1.ServiceSpec.type']!] },
      },
    },
  });
});

it('prose, enumerations and the order of keys do not change the checksum, and types do', () => {
  const { 'io.k8s.api.core.v1.ServiceSpec': spec } = schemas;
  const change = (type: object) =>
    canonicalOpenApi(
      document({ 'io.k8s.api.core.v1.ServiceSpec': { ...spec, properties: { ...spec.properties, type } } }),
    );
  const written = change({ type: 'string', enum: ['ClusterIP'], description: 'prose' });
  expect(change({ description: 'other', type: 'string' })).toBe(written);
  expect(change({ type: 'integer' })).not.toBe(written);
});

it('what the API server fills in is of a table that names enumerations and required fields', () => {
  for (const place of emptyIsDefault) expect(Object.keys(coreEnums)).toContain(place);
  const role = {
    properties: { apiGroup: { type: 'string' }, name: { type: 'string' } },
    required: ['apiGroup', 'name'],
    type: 'object',
  };
  const binding = {
    ...schemas['io.k8s.api.core.v1.Service'],
    properties: { roleRef: { allOf: [ref('io.k8s.api.rbac.v1.RoleRef')] } },
    'x-kubernetes-group-version-kind': [{ group: 'rbac.authorization.k8s.io', kind: 'RoleBinding', version: 'v1' }],
  };
  const text = document({ 'io.k8s.api.rbac.v1.RoleBinding': binding, 'io.k8s.api.rbac.v1.RoleRef': role });
  const { definitions } = normalizeOpenApi([canonicalOpenApi(text)]);
  expect(definitions['rbac.v1.RoleRef']).toEqual({ ...role, required: ['name'] });
});

it('what is not OpenAPI is refused', () => {
  expect(() => canonicalOpenApi('{}')).toThrow('no components.schemas');
});

const served = '../shared/crds/kubernetes-1.34.2';
(existsSync(served) ? it : it.skip)('the table of enumerations is what the API server serves', () => {
  const names = ['v1', 'apps_v1', 'batch_v1', 'discovery.k8s.io_v1', 'networking.k8s.io_v1', 'policy_v1'];
  type Property = { enum?: string[]; items?: { enum?: string[] } };
  const found = names.flatMap((name) => {
    const { components } = JSON.parse(readFileSync(`${served}/${name}.json`, 'utf8')) as {
      components: { schemas: Record<string, { properties?: Record<string, Property> }> };
    };
    return Object.entries(components.schemas).flatMap(([definition, { properties = {} }]) =>
      Object.entries(properties).flatMap(([property, { enum: values, items }]) => {
        const all = values ?? items?.enum;
        return all === undefined ? [] : [[`${definition.replace('io.k8s.api.', '')}.${property}`, all] as const];
      }),
    );
  });
  const wanted = found.filter(([place]) => !/Status\.\w+$|stopSignal$/.test(place));
  expect(coreEnums).toEqual(Object.fromEntries(wanted));
});
