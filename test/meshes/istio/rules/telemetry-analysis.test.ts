import { telemetryAnalysis } from '../../../../src/meshes/istio/rules/telemetry-analysis';
import { saidOf } from './policy-findings';

const join = (...manifests: readonly string[]): string => manifests.join('\n---\n');
const said = (...manifests: readonly string[]): readonly string[] =>
  saidOf(telemetryAnalysis.rules, join(...manifests));
const telemetry = (spec: string, home = 'shop', name = 'a'): string =>
  `{ apiVersion: telemetry.istio.io/v1, kind: Telemetry, metadata: { name: ${name}, namespace: ${home} }, spec: ${spec} }`;
const mesh = (text: string): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: istio, namespace: istio-system }, data: { mesh: "${text}" } }`;
const otel = 'providers: [{ name: otel }]';

test.each([
  ['0', false],
  ['0.01', true],
  ['1', true],
  ['1.01', false],
  ['100', false],
])('a sampling of %s', (percentage, isFound) => {
  const text = telemetry(`{ tracing: [{ ${otel}, randomSamplingPercentage: ${percentage} }] }`);
  expect(said(text)).toEqual(isFound ? ['MESH9601'] : []);
});

test.each([
  ['{ sampling: 0 }', false],
  ['{ sampling: 0.5 }', true],
  ['{ sampling: 10 }', false],
  ['{ sampling: 100.5 }', true],
  ['{}', false],
  ['[', false],
])('tracing: %s in an annotation', (text, isFound) => {
  const pod = `{ apiVersion: v1, kind: Pod, metadata: { name: a, annotations: { proxy.istio.io/config: "tracing: ${text}" } } }`;
  expect(said(pod)).toEqual(isFound ? ['MESH9606'] : []);
});

const named = telemetry(`{ tracing: [{ ${otel} }] }`, 'istio-system', 'mesh');
const silent = telemetry('{ tracing: [{ randomSamplingPercentage: 10 }] }');

test.each<[what: string, manifests: readonly string[], ...codes: string[]]>([
  ['nobody names one', [silent], 'MESH9604 info'],
  ['the mesh names one', [silent, named]],
  ['another namespace names one', [silent, telemetry(`{ tracing: [{ ${otel} }] }`, 'checkout')], 'MESH9604 info'],
  [
    'the mesh names one for some gateways',
    [silent, telemetry(`{ selector: { matchLabels: { istio: a } }, tracing: [{ ${otel} }] }`, 'istio-system')],
    'MESH9604 info',
  ],
  ['MeshConfig has a default', [silent, mesh('defaultProviders: { tracing: [otel] }')]],
  ['MeshConfig has none', [silent, mesh('enableTracing: true')], 'MESH9604'],
  ['MeshConfig is no YAML', [silent, mesh('{')], 'MESH9604 info'],
  ['nothing is to be sent', [telemetry('{ tracing: [{ disableSpanReporting: true }] }')]],
  [
    'logging, MeshConfig has a default for tracing',
    [telemetry('{ accessLogging: [{}] }'), mesh('defaultProviders: { tracing: [otel] }')],
    'MESH9603',
  ],
  ['logging is switched off', [telemetry('{ accessLogging: [{ disabled: true }] }')]],
])('providers: %s', (_, manifests, ...codes) => {
  expect(said(...manifests)).toEqual(codes);
});

test.each<[name: string, ...codes: string[]]>([['otel'], ['OTEL'], ['envoy'], ['jaeger', 'MESH9605']])(
  'MeshConfig defines otel, a Telemetry names %s',
  (name, ...codes) => {
    const text = telemetry(`{ accessLogging: [{ providers: [{ name: ${name} }] }] }`);
    expect(said(text, mesh('extensionProviders: [{ name: otel }]'))).toEqual(codes);
  },
);

test('a selector in the root namespace may mean its gateways', () => {
  const selecting = (labels: string): string =>
    telemetry(`{ selector: { matchLabels: { ${labels} } }, tracing: [{ ${otel} }] }`, 'istio-system');
  expect(said(selecting('app: a'))).toEqual(['MESH9602']);
  expect(said(selecting('istio: ingressgateway'))).toEqual([]);
});
