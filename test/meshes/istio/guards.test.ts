import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { diagnosticsOf, get, Identity, istio, post, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { istioGuards } from '../../../src/meshes/istio/guards';
import { graphOf } from '../../../src/model/program';
import { captureStderr } from '../../synth/harness';

captureStderr();

const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });

function shop(patches: Readonly<Record<string, readonly JsonPatch[]>> = {}) {
  const chart = new Chart(Testing.app(), 'chart');
  const namespace = new ZeroTrustNamespace(chart, 'shop', {
    mesh: istio({ version: '1.31', ingress: gateway }),
    stage: Stage.observe(),
  });
  const routes = [get('/payments', { retries: { attempts: 1, on: ['5xx'] } }), post('/payments')];
  const workload = { image: 'registry.example/payments:1.0.0', port: 8080 };
  namespace.allow({ from: gateway, to: new ResilientService(namespace, 'payments', { workload, routes, patches }) });
  return chart;
}

/** What guards and props find; rules over any manifest have tests of their own. */
const codes = (chart: Chart): readonly string[] =>
  diagnosticsOf(chart)
    .map((finding) => finding.code)
    .filter((code) => /^MESH[16]/.test(code));

test.each(istioGuards.map((rule) => [rule.name, rule] as const))(
  '%s finds its bad example and not its good one',
  (_, rule) => {
    expect([...rule.check(rule.bad.manifest, graphOf(rule.bad.program))]).not.toEqual([]);
    expect([...rule.check(rule.good.manifest, graphOf(rule.good.program))]).toEqual([]);
    expect(rule.kinds).toContain(rule.bad.manifest.kind);
  },
);

test('a namespace without anything by hand has no finding', () => {
  expect(codes(shop())).toEqual([]);
});

test('a patch cannot bring retries of writes, and may change those of reads', () => {
  const http = (index: number) => JsonPatch.replace(`/spec/http/${index}/retries/retryOn`, 'gateway-error');
  expect(codes(shop({ VirtualService: [http(0)] }))).toEqual(['MESH6003']); // POST is the first route by name
  expect(codes(shop({ VirtualService: [http(1)] }))).toEqual([]);
  expect(codes(shop({ VirtualService: [http(2)] }))).toEqual(['MESH6003']); // what no route names
});

test('a patch cannot take policies out of dry-run before their stage', () => {
  const enforce = JsonPatch.remove('/metadata/annotations/istio.io~1dry-run');
  expect(codes(shop({ AuthorizationPolicy: [enforce] }))).toEqual(['MESH6004', 'MESH6004']);
});

test('a patch cannot rename an object', () => {
  expect(codes(shop({ Service: [JsonPatch.replace('/metadata/name', 'pay')] }))).toEqual(['MESH1017']);
});

test('raw objects beside ours are held against the same rules', () => {
  const chart = shop();
  const metadata = { name: 'raw', namespace: 'shop' };
  const security = { apiVersion: 'security.istio.io/v1', metadata };
  const networking = { apiVersion: 'networking.istio.io/v1', metadata };
  new ApiObject(chart, 'mtls', { ...security, kind: 'PeerAuthentication', ...{ spec: { mtls: { mode: 'STRICT' } } } });
  new ApiObject(chart, 'deny', { ...security, kind: 'AuthorizationPolicy', ...{ spec: {} } });
  new ApiObject(chart, 'rule', { ...networking, kind: 'DestinationRule', ...{ spec: { host: 'payments' } } });
  expect([...codes(chart)].sort()).toEqual(['MESH6001', 'MESH6002', 'MESH6004']);
});

test('a construct outside a chart is refused with a code', () => {
  const app = new App();
  new ZeroTrustNamespace(app, 'shop', { mesh: istio({ version: '1.31' }), stage: Stage.observe() });
  expect(() => app.synthYaml()).toThrow('MESH1018');
});

const raw = (kind: string, spec: object, namespace = 'shop'): readonly string[] => {
  const chart = shop();
  const metadata = { name: 'raw', namespace };
  new ApiObject(chart, 'raw', { apiVersion: 'networking.istio.io/v1', kind, metadata, ...{ spec } });
  return codes(chart);
};

test('a wildcard host owns ours too, whoever writes it', () => {
  expect(raw('DestinationRule', { host: '*.shop.svc.cluster.local' }, 'other')).toEqual(['MESH6002']);
  expect(raw('ServiceEntry', { hosts: ['payments.shop.svc.cluster.local'] })).toEqual(['MESH6002']);
  expect(raw('DestinationRule', { host: '*.other.svc.cluster.local' }, 'other')).toEqual([]);
});

test('a VirtualService for other hosts may retry what it likes, one for ours may not', () => {
  const http = (host: string, retryOn: string) => ({
    hosts: ['shop.example'],
    gateways: ['ingress/public'],
    http: [{ retries: { attempts: 2, retryOn }, route: [{ destination: { host } }] }],
  });
  expect(raw('VirtualService', http('ledger.finance.svc.cluster.local', '5xx'), 'ingress')).toEqual([]);
  expect(raw('VirtualService', http('payments.shop.svc.cluster.local', '5xx'), 'ingress')).toEqual(['MESH6003']);
  expect(raw('VirtualService', http('payments.shop.svc.cluster.local', 'connect-failure,refused-stream'))).toEqual([]);
});

test("a patch cannot bring the mesh's default retries back", () => {
  expect(codes(shop({ VirtualService: [JsonPatch.remove('/spec/http/0/retries')] }))).toEqual(['MESH6003']);
  expect(codes(shop({ VirtualService: [JsonPatch.replace('/spec/http/0/retries', { attempts: 3 })] }))).toEqual([
    'MESH6003',
  ]);
  expect(codes(shop({ VirtualService: [JsonPatch.replace('/spec/http/0/retries', { attempts: 0 })] }))).toEqual([]);
});

test('a rule over any manifest is left out where a guard says the same, and only there', () => {
  const all = (chart: Chart) => diagnosticsOf(chart).map(({ code, path }) => `${code} ${path.split('/').at(-1)}`);
  const route = (host: string) => ({ destination: { host } });
  const beside = (host: string) => {
    const chart = shop();
    const http = [{ retries: { attempts: 2, retryOn: '5xx' }, route: [route(host)] }];
    const spec = { hosts: ['shop.example'], gateways: ['ingress/public'], http };
    const metadata = { name: 'raw', namespace: 'ingress' };
    new ApiObject(chart, 'raw', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata,
      ...{ spec },
    });
    return all(chart);
  };
  expect(beside('payments.shop.svc.cluster.local')).toEqual(['MESH6003 raw']);
  expect(beside('ledger.finance.svc.cluster.local')).toEqual(['MESH9202 raw']);
});
