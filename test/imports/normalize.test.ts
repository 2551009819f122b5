import type { JsonObject } from '../../src/cli/import/json';
import { byPreference, normalizeCrds, normalizeSchema } from '../../src/cli/import/normalize';

describe('a schema', () => {
  it('loses its prose and keeps properties that are named like prose', () => {
    const schema = {
      type: 'object',
      description: 'prose',
      title: 'prose',
      example: { a: 1 },
      properties: {
        title: { type: 'string', description: 'prose' },
        example: { type: 'object', properties: { description: { type: 'string', title: 'prose' } } },
        description: { type: 'array', items: { description: 'prose', type: 'string' } },
      },
    };
    expect(normalizeSchema(schema)).toEqual({
      type: 'object',
      properties: {
        title: { type: 'string' },
        example: { type: 'object', properties: { description: { type: 'string' } } },
        description: { type: 'array', items: { type: 'string' } },
      },
    });
  });

  it('keeps what is data and all that validates, branches without their prose', () => {
    const schema: JsonObject = {
      default: { title: 'kept', description: 'kept' },
      'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'kept', reason: 'FieldValueForbidden' }],
      oneOf: [{ required: ['b', 'a'] }, { properties: { a: { description: 'prose', enum: ['z', 'a'] } } }],
      not: { anyOf: [{ title: 'prose', required: ['c'] }] },
      additionalProperties: { description: 'prose', type: 'integer', minimum: 0 },
    };
    expect(normalizeSchema(schema)).toEqual({
      default: { title: 'kept', description: 'kept' },
      'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'kept', reason: 'FieldValueForbidden' }],
      oneOf: [{ required: ['b', 'a'] }, { properties: { a: { enum: ['z', 'a'] } } }],
      not: { anyOf: [{ required: ['c'] }] },
      additionalProperties: { type: 'integer', minimum: 0 },
    });
  });

  it('has the same text whatever the order of its keys', () => {
    const one = normalizeSchema({ type: 'object', default: { b: 1, a: 2 }, properties: { b: {}, a: {} } });
    const other = normalizeSchema({ properties: { a: {}, b: {} }, default: { a: 2, b: 1 }, type: 'object' });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

describe('the documents of a release', () => {
  const version = (name: string, type: string, more = '') =>
    `  - { name: ${name}, served: true, storage: false, schema: { openAPIV3Schema: { type: ${type} } }${more} }`;
  const text = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
---
kind: CustomResourceDefinition
spec:
  group: example.org
  scope: Namespaced
  names: { kind: Zebra, plural: zebras }
  versions:
${version('v1alpha1', 'object', ', deprecated: true')}
  - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, description: prose } } }
${version('v1beta1', 'array')}
  - { name: v2, served: false, storage: false, schema: { openAPIV3Schema: { type: object } } }
`;

  it('give the served versions of every kind, equal ones once', () => {
    expect(normalizeCrds([text])).toEqual([
      {
        group: 'example.org',
        kind: 'Zebra',
        plural: 'zebras',
        scope: 'Namespaced',
        storage: 'v1',
        versions: {
          v1: { schema: { type: 'object' } },
          v1alpha1: { deprecated: true, sameAs: 'v1' },
          v1beta1: { schema: { type: 'array' } },
        },
      },
    ]);
  });

  it('are refused when they are broken or name what cannot be a file', () => {
    expect(() => normalizeCrds(['a: [1'])).toThrow('not YAML');
    expect(() => normalizeCrds([text.replace('Zebra', '../Zebra')])).toThrow('not a name');
  });

  it('have versions in the order of the API server', () => {
    expect(byPreference(['v1alpha3', 'v2', 'v1beta1', 'v10', 'v1', 'v1beta2', 'v2alpha1'])).toEqual([
      'v10',
      'v2',
      'v1',
      'v1beta2',
      'v1beta1',
      'v2alpha1',
      'v1alpha3',
    ]);
  });
});
