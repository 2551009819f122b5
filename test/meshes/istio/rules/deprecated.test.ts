import type { Settings } from '../../../../src/manifests/settings';
import { annotations } from '../../../../src/meshes/istio/facts/annotations/table';
import { annotationChecks } from '../../../../src/meshes/istio/facts/annotations/values';
import { deprecated } from '../../../../src/meshes/istio/rules/deprecated';
import { manifestOf, saidOf } from './policy-findings';

const join = (...manifests: readonly string[]): string => manifests.join('\n---\n');
const said = (text: string, settings: Partial<Settings> = {}): readonly string[] =>
  saidOf(deprecated.rules, text, settings).filter((line) => !line.startsWith('MESH9811'));

test.each([
  ['networking.istio.io/v1', 'VirtualService'],
  ['networking.istio.io/v1beta1', 'VirtualService', 'MESH9803'],
  ['networking.istio.io/v1alpha3', 'WorkloadGroup', 'MESH9803'],
  ['networking.istio.io/v1alpha3', 'EnvoyFilter'],
  ['networking.istio.io/v1beta1', 'ProxyConfig'],
  ['extensions.istio.io/v1alpha1', 'WasmPlugin'],
  ['telemetry.istio.io/v1alpha1', 'Telemetry', 'MESH9803'],
  ['security.istio.io/v1beta1', 'PeerAuthentication', 'MESH9803'],
  ['install.istio.io/v1alpha1', 'IstioOperator', 'MESH9801'],
  ['authentication.istio.io/v1alpha1', 'Policy', 'MESH9802'],
  ['policy/v1', 'Policy'],
])('%s %s', (apiVersion, kind, ...codes) => {
  expect(said(manifestOf(apiVersion, kind, '{}'))).toEqual(codes);
});

const annotated = (kind: string, text: string, labels = ''): string =>
  `apiVersion: ${kind === 'Deployment' ? 'apps/v1' : 'v1'}\nkind: ${kind}\nmetadata: { name: a, namespace: shop, annotations: { ${text} }, labels: { ${labels} } }\n`;

test.each<[kind: string, annotations: string, labels: string, ...codes: string[]]>([
  ['Pod', 'sidecar.istio.io/logLevel: debug', ''],
  ['Deployment', 'sidecar.istio.io/logLevel: debug', '', 'MESH9807'],
  ['Namespace', 'sidecar.istio.io/inject: "true"', '', 'MESH9807', 'MESH9810'],
  ['Service', 'networking.istio.io/exportTo: .', ''],
  ['Pod', 'networking.istio.io/exportTo: .', '', 'MESH9807'],
  ['Deployment', 'galley.istio.io/analyze-suppress: "IST0144"', ''],
  ['Namespace', 'istio-injection: enabled', ''],
  ['Namespace', 'istio.io/dataplane-mode: ambient', '', 'MESH9808'],
  ['Pod', 'sidecar.istio.io/status: "{}"', ''],
  ['Pod', 'example.com/sidecar.istio.io: a', ''],
  ['Pod', 'notistio.io/a: a', ''],
  ['Pod', 'sidecar.istio.io/unheardOf: a', '', 'MESH9808'],
  ['Pod', 'sidecar.istio.io/inject: "true"', '', 'MESH9810'],
  ['Pod', 'sidecar.istio.io/inject: "true"', 'sidecar.istio.io/inject: "true"'],
  ['Pod', 'sidecar.istio.io/proxyCPU: much', '', 'MESH9809 warning'],
  ['Pod', 'sidecar.istio.io/proxyCPU: much', 'sidecar.istio.io/inject: "true"', 'MESH9809'],
  ['Deployment', 'sidecar.istio.io/proxyCPU: much', '', 'MESH9807'],
])('%s with %s and labels {%s}', (kind, text, labels, ...codes) => {
  expect(said(annotated(kind, text, labels)).toSorted()).toEqual(codes);
});

test.each([
  ['sidecar.istio.io/interceptionMode', ['REDIRECT', 'TPROXY', 'NONE'], ['redirect', '']],
  ['status.sidecar.istio.io/port', ['0', '15021', ' 15021 ', '65535'], ['65536', '-1', '']],
  ['readiness.status.sidecar.istio.io/periodSeconds', ['0', '4294967295'], ['4294967296', '1s', '+1']],
  [
    'traffic.sidecar.istio.io/includeOutboundIPRanges',
    ['*', '', '10.0.0.0/8,fd00::/8'],
    ['10.0.0.0/8, fd00::/8', '10.0.0.1'],
  ],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', ['', '10.0.0.0/8'], ['*', '10.0.0.0/33']],
  ['traffic.sidecar.istio.io/includeInboundPorts', ['*', '', '80, 443'], ['80,', 'http']],
  ['traffic.sidecar.istio.io/excludeInboundPorts', ['', '80'], ['*']],
  ['istio.io/reroute-virtual-interfaces', ['', 'net1, tap0'], ['1net', 'a234567890123456', 'net1,']],
  ['prometheus.istio.io/merge-metrics', ['true', 'F', '0'], ['yes', '']],
  [
    'proxy.istio.io/config',
    ['', 'concurrency: 2', '{ "holdApplicationUntilProxyStarts": true }', 'status_port: 1'],
    ['a', '[]', 'concurency: 2', '{'],
  ],
  ['sidecar.istio.io/proxyMemoryLimit', ['128Mi', '1e3', '0.5'], ['128mb', '', ' 1']],
])('values of %s', (name, right, wrong) => {
  const check = annotationChecks[name]!;
  expect(right.filter((value) => check(value) !== undefined)).toEqual([]);
  expect(wrong.filter((value) => check(value) === undefined)).toEqual([]);
});

test('19 annotations have checked values, all of them known and for pods', () => {
  expect(Object.keys(annotationChecks)).toHaveLength(19);
  expect(Object.keys(annotationChecks).filter((name) => !annotations[name]?.on.includes('Pod'))).toEqual([]);
});

test('the table is that of the release: 68 annotations, 10 deprecated, 63 alpha', () => {
  const all = Object.values(annotations);
  expect(all).toHaveLength(68);
  expect(all.filter((one) => one.deprecated === true)).toHaveLength(10);
  expect(all.filter(({ status }) => status === 'alpha')).toHaveLength(63);
});

const crd = (name: string, version: string): string =>
  `{ apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: ${name}.gateway.networking.k8s.io, annotations: { gateway.networking.k8s.io/bundle-version: ${version} } } }`;
const routeOf = (kind: string): string => manifestOf('gateway.networking.k8s.io/v1', kind, '{}');

test.each<[crd: string, version: string, kind: string, ...codes: string[]]>([
  ['tlsroutes', 'v1.4.9', 'TLSRoute', 'MESH9814'],
  ['tlsroutes', 'v1.5.0-rc.1', 'TLSRoute'],
  ['backendtlspolicies', 'v1.3.0', 'BackendTLSPolicy', 'MESH9814'],
  ['grpcroutes', 'unknown', 'GRPCRoute'],
  ['tlsroutes', 'v1.0.0', 'GRPCRoute'],
])('CRD of %s in %s, and a %s', (name, version, kind, ...codes) => {
  expect(said(join(crd(name, version), routeOf(kind)))).toEqual(codes);
});

const mesh = (text: string, key = 'mesh'): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: istio, namespace: istio-system }, data: { ${key}: "${text}" } }`;
const tracing = (name: string): string =>
  manifestOf('telemetry.istio.io/v1', 'Telemetry', `{ tracing: [{ providers: [{ name: ${name} }] }] }`);

test.each<[what: string, text: string, settings: Partial<Settings>, ...codes: string[]]>([
  ['lightstep by its name alone', tracing('lightstep'), {}, 'MESH9806 info'],
  [
    'lightstep by its name, of another kind',
    join(mesh('extensionProviders: [{ name: lightstep, zipkin: {} }]'), tracing('lightstep')),
    {},
  ],
  [
    'names without regard to case',
    join(mesh('extensionProviders: [{ name: Old, lightstep: {} }]'), tracing('old')),
    {},
    'MESH9806',
  ],
  ['a registry of istiod', mesh('networks: { a: { endpoints: [{ fromRegistry: Kubernetes }] } }', 'meshNetworks'), {}],
  [
    'a registry not in the set',
    mesh('networks: { a: { endpoints: [{ fromRegistry: b }] } }', 'meshNetworks'),
    {},
    'MESH9812 info',
  ],
  [
    'a registry that is not there',
    mesh('networks: { a: { endpoints: [{ fromRegistry: b }] } }', 'meshNetworks'),
    { complete: 'all' },
    'MESH9812',
  ],
  ['networks that are no YAML', mesh('networks: {', 'meshNetworks'), { complete: 'all' }],
])('MeshConfig: %s', (_, text, settings, ...codes) => {
  expect(said(text, settings)).toEqual(codes);
});
