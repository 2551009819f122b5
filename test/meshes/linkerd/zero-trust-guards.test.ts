import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { diagnosticsOf, get, Identity, linkerd, post, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { linkerdGuards } from '../../../src/meshes/linkerd/guards';
import { graphOf } from '../../../src/model/program';
import { captureStderr } from '../../synth/harness';

captureStderr();

const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });

function shop(patches: Readonly<Record<string, readonly JsonPatch[]>> = {}) {
  const chart = new Chart(Testing.app(), 'chart');
  const namespace = new ZeroTrustNamespace(chart, 'shop', {
    mesh: linkerd({ version: '2.20', ingress: gateway }),
    stage: Stage.observe(),
  });
  const routes = [get('/payments', { retries: { attempts: 1, on: ['5xx'] } }), post('/payments')];
  const workload = { image: 'registry.example/payments:1.0.0', port: 8080 };
  namespace.allow({ from: gateway, to: new ResilientService(namespace, 'payments', { workload, routes, patches }) });
  return chart;
}

/** What guards and props find; rules over any manifest have tests of their own. */
const codes = (chart: Chart): readonly string[] => [
  ...new Set(
    diagnosticsOf(chart)
      .map((finding) => finding.code)
      .filter((code) => /^MESH[16]0/.test(code)),
  ),
];

test.each(linkerdGuards.map((guard) => [guard.name, guard] as const))(
  '%s finds its bad example and not its good one',
  (_, guard) => {
    expect([...guard.check(guard.bad.manifest, graphOf(guard.bad.program))]).not.toEqual([]);
    expect([...guard.check(guard.good.manifest, graphOf(guard.good.program))]).toEqual([]);
    expect(guard.kinds).toContain(guard.bad.manifest.kind);
  },
);

test('a namespace without anything by hand has no finding', () => expect(codes(shop())).toEqual([]));

test('what is patched is held against the program', () => {
  const patched = (kind: string, ...patch: readonly JsonPatch[]): readonly string[] => codes(shop({ [kind]: patch }));
  expect(patched('Server', JsonPatch.replace('/spec/accessPolicy', 'all-unauthenticated'))).toEqual(['MESH6013']);
  expect(patched('Server', JsonPatch.remove('/spec/accessPolicy'))).toEqual(['MESH6013']);
  expect(patched('AuthorizationPolicy', JsonPatch.replace('/spec/requiredAuthenticationRefs', []))).toContain(
    'MESH6011',
  );
  expect(patched('MeshTLSAuthentication', JsonPatch.replace('/spec/identities', ['*']))).toEqual(['MESH6011']);
  const limit = JsonPatch.add('/metadata/annotations', { 'retry.linkerd.io/http': '5xx' });
  expect(patched('Service', limit)).toEqual(['MESH6014']);
});

const raw = (apiVersion: string, kind: string, name: string, spec: object, annotations = {}): readonly string[] => {
  const chart = shop();
  const metadata = { name, namespace: 'shop', annotations };
  new ApiObject(chart, 'raw', { apiVersion, kind, metadata, ...{ spec } });
  return codes(chart);
};
const policyApi = 'policy.linkerd.io';
const gatewayApi = 'gateway.networking.k8s.io';

describe('raw objects beside ours are held against the same guards', () => {
  const authorization = (kind: string, name: string, ...refs: readonly object[]): readonly string[] =>
    raw(`${policyApi}/v1alpha1`, 'AuthorizationPolicy', 'raw', {
      targetRef: { group: kind === 'HTTPRoute' ? gatewayApi : kind === 'Namespace' ? '' : policyApi, kind, name },
      requiredAuthenticationRefs: refs,
    });
  const account = { kind: 'ServiceAccount', name: 'jobs' };

  it('an allowance for a Server, a route or the namespace', () => {
    expect(authorization('Server', 'payments-8080')).toEqual(['MESH6011']);
    expect(authorization('Server', 'payments-8080', account)).toEqual(['MESH6011']);
    expect(authorization('HTTPRoute', 'payments-8080', account)).toEqual(['MESH6011']);
    expect(authorization('Namespace', 'shop', account)).toEqual(['MESH6011']);
    expect(authorization('Server', 'ledger-8080', account)).toEqual([]);
  });

  it('a Server for a port of ours, whatever its selector looks like', () => {
    const server = (podSelector: object, port: number | string): readonly string[] =>
      raw(`${policyApi}/v1beta3`, 'Server', 'raw', { podSelector, port, accessPolicy: 'deny' });
    expect(server({}, 8080)).toEqual(['MESH6012']);
    expect(server({}, 'http')).toEqual(['MESH6012']);
    expect(server({ matchLabels: { tier: 'front' } }, 8080)).toEqual(['MESH6012']);
    expect(server({ matchLabels: { 'app.kubernetes.io/name': 'ledger' } }, 8080)).toEqual([]);
    expect(server({}, 9000)).toEqual([]);
  });

  it('a route on a Server of ours', () => {
    const route = (name: string): readonly string[] =>
      raw(`${gatewayApi}/v1`, 'HTTPRoute', 'raw', {
        parentRefs: [{ group: policyApi, kind: 'Server', name }],
        rules: [{ matches: [{ path: { type: 'Exact', value: '/admin' } }] }],
      });
    expect(route('payments-8080')).toEqual(['MESH6012']);
    expect(route('ledger-8080')).toEqual([]);
  });

  it('a ServiceProfile of the host', () => {
    const profile = (name: string) => raw('linkerd.io/v1alpha2', 'ServiceProfile', name, { routes: [] });
    expect(profile('payments.shop.svc.cluster.local')).toEqual(['MESH6010']);
    expect(profile('ledger.shop.svc.cluster.local')).toEqual([]);
  });

  it('a route that retries writes', () => {
    const route = (match: object, annotations: object): readonly string[] =>
      raw(
        `${gatewayApi}/v1`,
        'HTTPRoute',
        'raw',
        { parentRefs: [{ group: '', kind: 'Service', name: 'payments', port: 80 }], rules: [{ matches: [match] }] },
        annotations,
      );
    const retry = { 'retry.linkerd.io/http': '5xx' };
    expect(route({ method: 'POST' }, retry)).toEqual(['MESH6014']);
    expect(route({ path: { type: 'PathPrefix', value: '/' } }, retry)).toEqual(['MESH6014']);
    expect(route({ method: 'GET' }, retry)).toEqual([]);
    expect(route({ method: 'POST' }, {})).toEqual([]);
  });

  it('a Deployment of the pods that takes a port past the proxy, from strict on', () => {
    const guard = linkerdGuards.find(({ code }) => code === 'MESH6013')!;
    const deployment = (ports: string) => ({
      path: 'chart/payments',
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'payments', namespace: 'shop' },
      spec: {
        template: {
          metadata: {
            labels: { 'app.kubernetes.io/name': 'payments', 'app.kubernetes.io/instance': 'payments' },
            annotations: { 'config.linkerd.io/skip-inbound-ports': ports },
          },
        },
      },
    });
    const graph = graphOf(guard.bad.program);
    expect([...guard.check(deployment('8000-8100,25'), graph)]).toHaveLength(1);
    expect([...guard.check(deployment('25'), graph)]).toEqual([]);
  });
});
