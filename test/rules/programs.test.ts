import { ApiObject, App, Chart } from 'cdk8s';
import {
  diagnosticsOf,
  get,
  Identity,
  istio,
  post,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  type SuppressionProps,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';

// warnings are printed, once
beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

const ingress = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
const mesh = istio({ version: '1.31', ingress, asOf: '2026-11-21' });
const stage = Stage.newNamespace({ webhooks: 'none', scrapes: 'none', lock: 'none', reason: 'nothing runs here yet' });

/** The errors and warnings of a program with one service, as code and place. */
function findings(
  propsOf: (chart: Chart) => ResilientServiceProps,
  suppress: readonly SuppressionProps[] = [],
): string[] {
  const chart = new Chart(new App(), 'chart');
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage, suppress });
  const payments = new ResilientService(shop, 'payments', propsOf(chart));
  shop.allow({ from: ingress, to: payments });
  const all = diagnosticsOf(chart).filter((finding) => finding.severity !== 'info');
  return all.map(({ code, path, at }) => `${code} ${path} ${at}`);
}

const own = { image: 'registry.example/payments:1.0.0', port: 8080 };

test('a small program is silent', () => {
  expect(findings(() => ({ workload: own }))).toEqual([]);
});

describe('probes of a Deployment of the user, in STRICT', () => {
  const probed = (annotations: Readonly<Record<string, string>>) =>
    findings((chart) => ({
      workload: new ApiObject(chart, 'deployment', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'payments', namespace: 'shop' },
        spec: {
          replicas: 2,
          selector: { matchLabels: { app: 'payments' } },
          template: {
            metadata: { labels: { app: 'payments' }, annotations },
            spec: {
              serviceAccountName: 'payments',
              containers: [
                {
                  name: 'main',
                  image: 'registry.example/payments:1.0.0',
                  ports: [{ containerPort: 8080 }],
                  readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
                },
              ],
            },
          },
        },
      }) as ApiObject & { readonly name: string },
    }));
  const rewrite = 'sidecar.istio.io/rewriteAppHTTPProbers';

  test('are rewritten unless the pod template says no', () => {
    expect(probed({})).toEqual([]);
    expect(probed({ [rewrite]: 'true' })).toEqual([]);
    expect(probed({ [rewrite]: 'false' })).toEqual(['MESH3103 chart/shop/payments workload']);
  });

  test('may go past the proxy by their port', () => {
    expect(probed({ [rewrite]: 'false', 'traffic.sidecar.istio.io/excludeInboundPorts': '8080' })).toEqual([]);
  });
});

test('routes are compared as they were declared', () => {
  const routes = [
    post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
    get(template('/payments/{id}')),
    get(template('/payments/{paymentId}')),
  ];
  expect(findings(() => ({ workload: own, routes }))).toEqual(['MESH2101 chart/shop/payments routes[2]']);
});

test('a finding is excused where it is, or above', () => {
  const image = 'registry.example/payments';
  const excuse = { code: 'MESH5104', reason: 'the registry has one image' };
  expect(findings(() => ({ workload: { ...own, image } }))).toEqual(['MESH5104 chart/shop/payments workload.image']);
  expect(findings(() => ({ workload: { ...own, image }, suppress: [excuse] }))).toEqual([]);
  expect(findings(() => ({ workload: { ...own, image } }), [excuse])).toEqual([]);
  expect(findings(() => ({ workload: own }), [excuse])).toEqual(['MESH1014 chart/shop suppress[0]']);
});
