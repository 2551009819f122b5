import { Readable } from 'node:stream';
import { explain } from '../../../src/cli/explain';

async function run(args: readonly string[], stdin = '') {
  let out = '';
  let error = '';
  const code = await explain(args, {
    stdin: Readable.from([stdin]),
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    isTerminal: false,
  });
  return { code, out, error };
}

const program = (version: string): string => `ISTIO=${version} npx --no-install tsx test/cli/explain/program.ts`;

const asked = (out: string): string[] => JSON.parse(out).features.map(({ feature }: { feature: string }) => feature);

it('a program is run for what it asks, whether its own mesh refuses it or not', async () => {
  const { code, out } = await run(['--app', program('1.31'), '--format', 'json']);
  const refused = await run(['--app', program('1.30'), '--format', 'json']);
  expect(code).toBe(0);
  expect(asked(out)).toEqual(
    expect.arrayContaining(['requestTimeout', 'retryAfterSlowTry', 'retryBudgetInterval', 'retryOnStatus']),
  );
  expect(refused).toEqual({ code: 0, out, error: '' });
  const { meshes, features } = JSON.parse(out);
  const interval = features.find(({ feature }: { feature: string }) => feature === 'retryBudgetInterval');
  const old = meshes.findIndex(({ title }: { title: string }) => title === 'Istio 1.30');
  expect(interval.states[old]).toMatchObject({
    state: 'cannot',
    wayOut: 'leave interval out, or upgrade to Istio 1.31',
  });
  expect(interval.where).toEqual(['shop/shop/payments retryBudget.interval']);
}, 60_000);

it('the terminal says for each mesh what it would refuse, and where', async () => {
  const { out } = await run(['--app', program('1.31'), '--mesh', 'istio']);
  expect(out).toMatch(/^retryBudgetInterval +can +.*cannot$/m);
  expect(out).toMatch(/^ {2}refuses retryBudgetInterval at shop\/shop\/payments retryBudget\.interval$/m);
  expect(out).toMatch(/^Istio 1\.31 \(istio\(\{ version: '1\.31' \}\)\): carries all of it$/m);
}, 60_000);

const manifests = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http:
    - mirror: { host: audit }
      route:
        - { destination: { host: payments }, weight: 9995 }
        - { destination: { host: payments-canary }, weight: 5 }
      retries: { attempts: 2, retryOn: "5xx,connect-failure", perTryTimeout: 1s }
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: lua, namespace: shop }
spec: { configPatches: [] }
`;

it('manifests are asked too, and what no feature stands for is said', async () => {
  const { code, out } = await run(['-', '--format', 'json'], manifests);
  expect(code).toBe(0);
  expect(asked(out)).toEqual(['perTryTimeout', 'retryOnConnectFailure', 'retryOnStatus', 'weightedSplit']);
  expect(JSON.parse(out).unexplained).toEqual([
    { what: 'VirtualService: mirror', count: 1 },
    { what: 'EnvoyFilter', count: 1 },
  ]);
  const markdown = await run(['-', '--format', 'markdown'], manifests);
  expect(markdown.out).toMatch(/^\| feature \| prop \|/);
  expect(markdown.out).toMatch(/Not judged: VirtualService: mirror \(1\), EnvoyFilter \(1\)\n$/);
});

const onLinkerd = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: payments
  namespace: shop
  annotations: { retry.linkerd.io/http: 5xx, retry.linkerd.io/timeout: 300ms }
spec:
  parentRefs: [{ group: "", kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ path: { type: Exact, value: /payments }, method: GET }]
      filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: audit, port: 80 } } }]
      timeouts: { request: 3s }
      backendRefs: [{ name: payments, port: 80, weight: 9 }, { name: payments-canary, port: 80, weight: 1 }]
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, accessPolicy: audit }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop, annotations: { balancer.linkerd.io/failure-accrual: consecutive } }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
`;

const onConsul = `apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec:
  routes:
    - match: { http: { pathExact: /payments, methods: [GET] } }
      destination: { requestTimeout: 3s, numRetries: 2, retryOn: [5xx, connect-failure], prefixRewrite: / }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: orders, namespace: shop }
spec:
  protocol: http
  mutualTLSMode: permissive
  upstreamConfig: { overrides: [{ name: payments, passiveHealthCheck: { maxFailures: 5 }, limits: { maxConnections: 9 } }] }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec:
  destination: { name: payments }
  sources: [{ name: orders, permissions: [{ action: allow, http: { pathExact: /payments } }] }]
`;

it.each([
  [
    'Linkerd',
    onLinkerd,
    [
      'circuitBreaker',
      'perTryTimeout',
      'policyDryRun',
      'requestRoutes',
      'requestTimeout',
      'retryOnStatus',
      'weightedSplit',
    ],
    ['HTTPRoute: RequestMirror'],
  ],
  [
    'Consul',
    onConsul,
    [
      'allowByMethodAndPath',
      'circuitBreaker',
      'connectionPool',
      'permissiveException',
      'requestRoutes',
      'requestTimeout',
      'retryOnConnectFailure',
      'retryOnStatus',
    ],
    ['ServiceRouter: prefixRewrite'],
  ],
])('manifests of %s are asked by its own kinds', async (_, text, features, beyond) => {
  const { out } = await run(['-', '--format', 'json'], text);
  expect(asked(out)).toEqual(features);
  expect(JSON.parse(out).unexplained.map(({ what }: { what: string }) => what)).toEqual(beyond);
});

it.each([
  ['an unknown format', ['--format', 'pdf', '-'], /--format pdf: known are text, markdown, json/],
  ['an unknown mesh', ['--mesh', 'kuma', '-'], /--mesh kuma: known are istio/],
  ['a program and files', ['--app', 'true', '-'], /a PATH or --app, not both/],
  ['a program without constructs', ['--app', 'true'], /the program has no construct of cdk8s-mesh/],
  ['an option that there is not', ['--fast'], /Unknown option '--fast'/],
])('%s is refused with 2', async (_, args, words) => {
  const { code, out, error } = await run(args);
  expect([code, out]).toEqual([2, '']);
  expect(error).toMatch(words);
});

it('what is broken is for check', async () => {
  const { code, error } = await run(['-'], manifests.replace('attempts: 2', 'attempts: two'));
  expect([code, error]).toEqual([2, 'cdk8s-mesh explain: 1 objects are not valid: run cdk8s-mesh check first\n']);
});
