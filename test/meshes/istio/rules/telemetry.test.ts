import { telemetry } from '../../../../src/meshes/istio/rules/telemetry';
import { manifestOf, saidOf } from './policy-findings';

const overrides = (tags: string): string => `{ metrics: [{ overrides: [{ tagOverrides: { ${tags} } }] }] }`;

test.each<[spec: string, ...codes: string[]]>([
  ['{}'],
  ['{ tracing: [{}, {}] }', 'MESH8701'],
  ['{ tracing: [{ providers: [{ name: a }, { name: b }] }, {}] }', 'MESH8701', 'MESH8701'],
  [overrides('"": { value: a }'), 'MESH8702 warning'],
  [overrides('a: { operation: UPSERT, value: b }, c: { value: d }, e: { operation: REMOVE }')],
  [overrides('a: {}, b: { value: "" }'), 'MESH8703', 'MESH8703'],
  ['{ accessLogging: [{ filter: { expression: " " } }] }', 'MESH8704'],
  ['{ accessLogging: [{}, { filter: { expression: response.code >= 400 } }] }'],
])('Telemetry %s', (spec, ...codes) => {
  expect(saidOf(telemetry.rules, manifestOf('telemetry.istio.io/v1', 'Telemetry', spec))).toEqual(codes);
});

const extension = (spec: string): readonly string[] =>
  saidOf(telemetry.rules, manifestOf('extensions.istio.io/v1alpha1', 'TrafficExtension', spec));

test('texts of a TrafficExtension are measured in bytes', () => {
  expect(extension(`{ lua: { inlineCode: ${'a'.repeat(65_536)} } }`)).toEqual([]);
  expect(extension(`{ lua: { inlineCode: ${'ü'.repeat(32_768)} } }`)).toEqual([]);
  expect(extension(`{ lua: { inlineCode: a${'ü'.repeat(32_768)} } }`)).toEqual(['MESH8705']);
  expect(extension(`{ wasm: { url: a, imagePullSecret: ${'ü'.repeat(127)} } }`)).toEqual(['MESH8705']);
  expect(extension(`{ wasm: { url: a, vmConfig: { env: [{ name: ${'€'.repeat(86)} }] } } }`)).toEqual(['MESH8705']);
});
