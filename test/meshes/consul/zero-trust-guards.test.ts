import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { diagnosticsOf, post, ResilientService, ZeroTrustNamespace } from 'cdk8s-mesh';
import { consulGuards } from '../../../src/meshes/consul/guards';
import { graphOf } from '../../../src/model/program';
import { captureStderr, ingress } from '../../synth/harness';
import { mesh, type StageName, stages } from './zero-trust-shop';

captureStderr();

const v1 = 'consul.hashicorp.com/v1alpha1';
const exclude = '/spec/template/metadata/annotations/consul.hashicorp.com~1transparent-proxy-exclude-inbound-ports';

function shop(stage: StageName, patches: Readonly<Record<string, readonly JsonPatch[]>> = {}): Chart {
  const chart = new Chart(Testing.app(), 'chart');
  const namespace = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: stages[stage] });
  const workload = {
    image: 'registry.example/payments:1.0.0',
    port: 8080,
    probes: { liveness: '/live', readiness: '/ready' },
  } as const;
  const payments = new ResilientService(namespace, 'payments', { workload, routes: [post('/payments')], patches });
  namespace.allow({ from: ingress, to: payments, methods: ['GET'], paths: ['/payments'] });
  return chart;
}

const codes = (chart: Chart): readonly string[] =>
  diagnosticsOf(chart)
    .filter(({ code, severity }) => severity === 'error' && /^MESH60/.test(code))
    .map(({ code }) => code);
const patched = (stage: StageName, kind: string, ...patches: readonly JsonPatch[]): readonly string[] =>
  codes(shop(stage, { [kind]: patches }));
function beside(stage: StageName, kind: string, name: string, spec: object, namespace = 'platform'): readonly string[] {
  const chart = shop(stage);
  new ApiObject(chart, 'raw', { apiVersion: v1, kind, metadata: { name, namespace }, ...{ spec } });
  return codes(chart);
}

test.each(consulGuards.map((guard) => [guard.name, guard] as const))(
  '%s finds its bad example and not its good one',
  (_, guard) => {
    expect([...guard.check(guard.bad.manifest, graphOf(guard.bad.program))]).not.toEqual([]);
    expect([...guard.check(guard.good.manifest, graphOf(guard.good.program))]).toEqual([]);
    expect(guard.kinds).toContain(guard.bad.manifest.kind);
  },
);

test.each(['observe', 'strict', 'authorize', 'isolate'] as const)(
  '%s without anything by hand has no finding',
  (stage) => {
    expect(codes(shop(stage))).toEqual([]);
  },
);

describe('patched intentions', () => {
  const sources = (...all: readonly object[]): JsonPatch => JsonPatch.replace('/spec/sources', all);
  const stranger = { name: '*', action: 'deny' };
  const read = { action: 'allow', http: { pathExact: '/payments', methods: ['GET', 'HEAD'] } };
  const rest = { action: 'deny', http: { pathPrefix: '/' } };

  it('let in no more than the graph', () => {
    const intentions = (...all: readonly object[]) => patched('authorize', 'ServiceIntentions', sources(...all));
    expect(intentions({ name: 'gateway', permissions: [read, rest] }, stranger)).toEqual([]);
    expect(intentions({ name: 'gateway', action: 'deny' }, stranger)).toEqual([]);
    expect(intentions({ name: 'gateway', permissions: [read] }, stranger)).toEqual(['MESH6021']);
    expect(intentions({ name: 'gateway', action: 'allow' }, stranger)).toEqual(['MESH6021']);
    expect(
      intentions({ name: 'gateway', permissions: [read, rest] }, { name: 'web', action: 'allow' }, stranger),
    ).toEqual(['MESH6021']);
    expect(
      intentions({ name: 'gateway', permissions: [{ ...read, http: { pathPrefix: '/' } }, rest] }, stranger),
    ).toEqual(['MESH6021']);
    // without a word about strangers the default policy of the mesh decides
    expect(intentions({ name: 'gateway', permissions: [read, rest] })).toEqual(['MESH6021']);
  });

  it('may ask more of a declared caller', () => {
    const withToken = { ...read, jwt: { providers: [{ name: 'idp' }] } };
    expect(
      patched('authorize', 'ServiceIntentions', sources({ name: 'gateway', permissions: [withToken, rest] }, stranger)),
    ).toEqual([]);
  });

  it('refuse nobody before their stage', () => {
    expect(patched('strict', 'ServiceIntentions', sources(stranger))).toEqual(['MESH6022']);
    expect(patched('strict', 'ServiceIntentions', sources({ name: 'web', action: 'allow' }))).toEqual(['MESH6022']);
    expect(patched('observe', 'ServiceIntentions', sources({ name: '*', action: 'allow' }))).toEqual([]);
  });
});

test('a second entry for a service of ours is refused, in whatever Kubernetes namespace', () => {
  const intentions = (name: string) => ({ destination: { name }, sources: [{ name: '*', action: 'allow' }] });
  expect(beside('authorize', 'ServiceIntentions', 'raw', intentions('payments'))).toEqual(['MESH6020']);
  expect(beside('authorize', 'ServiceIntentions', 'payments', intentions('ledger'))).toEqual([]);
  for (const kind of ['ServiceDefaults', 'ServiceResolver', 'ServiceSplitter'])
    expect(beside('strict', kind, 'payments', {})).toEqual(['MESH6023']);
  expect(beside('strict', 'ServiceDefaults', 'ledger', { protocol: 'http' })).toEqual([]);
});

test('a router of the user may not retry writes of a service of ours', () => {
  const router = (methods: readonly string[], destination: object) => ({
    routes: [{ match: { http: { methods } }, destination }],
  });
  const again = { service: 'payments', numRetries: 1, retryOn: ['5xx'] };
  expect(beside('strict', 'ServiceRouter', 'shop', router(['POST'], again))).toEqual(['MESH6024']);
  expect(beside('strict', 'ServiceRouter', 'shop', router(['GET'], again))).toEqual([]);
  expect(beside('strict', 'ServiceRouter', 'shop', router(['POST'], { ...again, service: 'ledger' }))).toEqual([]);
  const codesOnly = { service: 'payments', retryOnStatusCodes: [503] };
  expect(beside('strict', 'ServiceRouter', 'shop', router(['POST'], codesOnly))).toEqual(['MESH6024']);
  const refused = { service: 'payments', retryOn: ['connect-failure', 'refused-stream'] };
  expect(beside('strict', 'ServiceRouter', 'shop', router(['POST'], refused))).toEqual([]);
});

test('a patch cannot bring retries of writes', () => {
  expect(patched('strict', 'ServiceRouter', JsonPatch.add('/spec/routes/0/destination/retryOn', ['5xx']))).toEqual([
    'MESH6024',
  ]);
});

test('a patch cannot say another mode than the stage', () => {
  const mode = (value: string) => JsonPatch.replace('/spec/mutualTLSMode', value);
  expect(patched('strict', 'ServiceDefaults', mode('permissive'))).toEqual(['MESH6025']);
  expect(patched('observe', 'ServiceDefaults', mode('strict'))).toEqual(['MESH6025']);
  expect(patched('strict', 'ServiceDefaults', JsonPatch.remove('/spec/mutualTLSMode'))).toEqual(['MESH6025']);
});

test('entries of the whole mesh may not take away what stages promise', () => {
  expect(beside('strict', 'Mesh', 'mesh', { allowEnablingPermissiveMutualTLS: true })).toEqual(['MESH6026']);
  expect(beside('strict', 'Mesh', 'mesh', { tls: { incoming: { tlsMinVersion: 'TLSv1_2' } } })).toEqual([]);
  expect(beside('strict', 'Mesh', 'mesh', { tls: { incoming: { tlsMinVersion: 'TLSv1_0' } } })).toEqual(['MESH6026']);
  const detour = { http: { incoming: { requestNormalization: { insecureDisablePathNormalization: true } } } };
  expect(beside('strict', 'Mesh', 'mesh', detour)).toEqual(['MESH6026']);
  expect(beside('strict', 'ProxyDefaults', 'global', { mutualTLSMode: 'permissive' })).toEqual(['MESH6026']);
  expect(beside('strict', 'ProxyDefaults', 'global', { config: { envoy_public_listener_json: '{}' } })).toEqual([
    'MESH6026',
  ]);
  expect(beside('strict', 'ProxyDefaults', 'global', { config: { protocol: 'http' } })).toEqual([]);
});

test('a patch cannot take a port out of the proxy that nobody declared', () => {
  expect(patched('strict', 'Deployment', JsonPatch.add(exclude, '8080'))).toEqual(['MESH6027']);
});
