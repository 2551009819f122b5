import { Duration, Testing } from 'cdk8s';
import {
  anyMethod,
  CanaryRelease,
  connect,
  get,
  grpc,
  Identity,
  istio,
  type MethodRouteProps,
  Percent,
  patch,
  post,
  ResilientService,
  route,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { describe, expect, test } from 'tstyche';

// The texts of refusals as users read them, on the oldest and the newest TypeScript that has an API. That each equals the text at
// synth is held by compile-time.test.ts, over the snippets in refusals/.

const chart = Testing.chart();
const mesh = istio({ version: '1.31' });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
const workload = { image: 'registry.example/payments:1.9.2', port: 8080 };
const payments = new ResilientService(shop, 'payments', { workload });
const ledger = ResilientService.imported({ name: 'ledger', namespace: 'finance', serviceAccount: 'ledger' });
const evidence = {
  namespace: 'shop',
  window: Duration.days(14),
  plaintextRequests: 0,
  source: 'prometheus.example',
  date: '2026-11-14',
} as const;
const answers = { webhooks: 'none', scrapes: 'none', lock: 'none', reason: 'release 41 showed observe' } as const;

describe('MESH2003', () => {
  test('a method of which a repeat is not harmless', () => {
    expect(() => post('/payments', { retries: { attempts: 2, on: ['5xx'] } })).type.toRaiseError(
      'MESH2003 POST is retried on 5xx; why: it can follow a completed write, and the retry would write twice; fix: retry on connect-failure or refused-stream, or declare idempotencyKey (gRPC: idempotent)',
    );
    expect(() => patch('/payments', { retries: { attempts: 2, on: ['gateway-error'] } })).type.toRaiseError(
      'MESH2003 PATCH is retried on gateway-error; why: it can follow a completed write, and the retry would write twice; fix: retry on connect-failure or refused-stream, or declare idempotencyKey (gRPC: idempotent)',
    );
    expect(() => connect('/payments', { retries: { attempts: 2, on: ['reset'] } })).type.toRaiseError(
      'MESH2003 CONNECT is retried on reset; why: it can follow a completed write, and the retry would write twice; fix: retry on connect-failure or refused-stream, or declare idempotencyKey (gRPC: idempotent)',
    );
  });

  test('each condition by itself', () => {
    expect(() =>
      post('/payments', { retries: { attempts: 2, on: ['5xx', 'connect-failure', 503] } }),
    ).type.toRaiseError('MESH2003 POST is retried on 5xx', 'MESH2003 POST is retried on 503');
  });

  test('a method that nobody knows', () => {
    expect(() => anyMethod('/payments', { retries: { attempts: 2, on: ['5xx'] } })).type.toRaiseError(
      'MESH2003 any method is retried on 5xx; why: it can follow a completed write, and the retry would write twice; fix: retry on connect-failure or refused-stream, or declare idempotencyKey (gRPC: idempotent)',
    );
    expect((method: string) =>
      route({ method, path: '/payments', retries: { attempts: 2, on: ['5xx'] } }),
    ).type.toRaiseError('MESH2003 a method known only at run time is retried on 5xx; why: it can follow');
    expect((props: MethodRouteProps) => route(props)).type.toRaiseError(
      'MESH2003 a method known only at run time is retried on any condition; why: it can follow',
    );
    expect((method: 'GET' | 'POST') =>
      route({ method, path: '/payments', retries: { attempts: 2, on: ['5xx'] } }),
    ).type.toRaiseError('Refused<"MESH2003 POST is retried on 5xx; why: it can follow');
    expect(() => grpc('shop.Payments/Charge', { retries: { attempts: 2, on: ['unavailable'] } })).type.toRaiseError(
      'MESH2003 a gRPC method is retried on unavailable; why: it can follow',
    );
    expect(() => get('/payments', { notIdempotent: true, retries: { attempts: 2, on: ['5xx'] } })).type.toRaiseError(
      'MESH2003 GET is retried on 5xx; why: it can follow',
    );
  });
});

test('retries that say nothing', () => {
  expect(() => get('/payments', { retries: { attempts: 0, on: ['5xx'] } })).type.toRaiseError(
    "MESH2001 retries.attempts is 0; why: attempts counts tries beyond the first, and some meshes read 0 as their default; fix: say retries: 'off'",
  );
  expect(() => get('/payments', { retries: { attempts: 2, on: [] } })).type.toRaiseError(
    "MESH2002 retries.on is empty; why: retries on no condition never happen, and some meshes fall back to their default set; fix: name the conditions, or say retries: 'off'",
  );
  expect(() => post('/payments', { idempotencyKey: '', retries: { attempts: 2, on: ['5xx'] } })).type.toRaiseError(
    "MESH2004 the idempotencyKey is empty; why: without a header name nothing tells the first try from its repeat; fix: name the header, such as 'Idempotency-Key'",
  );
  expect(() => get('/payments', { retries: { attempts: 2, on: ['unavailable'] } })).type.toRaiseError('"unavailable"');
});

test('what a service needs beside', () => {
  const routes = [get('/payments', { retries: { attempts: 2, on: [429] } })];
  expect(() => new ResilientService(shop, 'a', { workload, routes })).type.toRaiseError(
    'MESH2005 a route is retried on 429 without a retryBudget; why: retries of 4xx answer overload with more load; fix: give the service a retryBudget, or drop the condition',
  );
  expect(() => new ResilientService(shop, 'a', { workload, routes: [] })).type.toRaiseError(
    'MESH2006 routes is empty; why: an empty list says neither what is served nor that everything is; fix: leave routes out, or declare at least one',
  );
  expect(() => new ResilientService(shop, 'a', { workload, closed: true })).type.toRaiseError(
    'MESH2007 closed without routes; why: a service that serves nothing but its routes, and has none, answers 404 to everyone; fix: declare routes, or leave closed out',
  );
  const selected = { selector: { app: 'a' }, serviceAccount: 'a', port: 8080, image: 'registry.example/a:1.0.0' };
  expect(() => new ResilientService(shop, 'a', { workload: selected })).type.toRaiseError(
    'MESH5005 image needs the pod template; why: ',
  );
});

test('a property that nothing reads, in a literal, in a variable and below', () => {
  expect(() => new ResilientService(shop, 'a', { workload, timeout: Duration.seconds(3) })).type.toRaiseError(
    "MESH1001 'timeout' is not a property here; why: a property that nothing reads would be dropped silently; fix: remove it or correct its spelling",
  );
  const props = { workload, retryBudgets: 1 };
  expect(() => new ResilientService(shop, 'a', props)).type.toRaiseError(
    "MESH1001 'retryBudgets' is not a property here; why: a property that nothing reads",
  );
  const breaker = { consecutive5xx: 5, ejectFor: Duration.seconds(3), ejectForr: 1, ejectAtMost: 1 };
  const nested = { workload, circuitBreaker: breaker };
  expect(() => new ResilientService(shop, 'a', nested)).type.toRaiseError(
    "MESH1001 'ejectForr' is not a property here; why: a property that nothing reads",
  );
  const options = { version: '1.31', meshMTLS: 'STRICT' } as const;
  expect(() => istio(options)).type.toRaiseError("MESH1001 'meshMTLS' is not a property here; why: a property that");
  const edge = { from: payments, to: payments, path: ['/a'] };
  expect(() => shop.allow(edge)).type.toRaiseError("MESH1001 'path' is not a property here; why: a property that");
});

test('what the mesh lacks', () => {
  const retryBudget = { percent: Percent.of(20), interval: Duration.seconds(5) };
  const stage = Stage.observe();
  const old = new ZeroTrustNamespace(chart, 'old', { mesh: istio({ version: '1.30' }), stage });
  expect(() => new ResilientService(old, 'a', { workload, retryBudget })).type.toRaiseError(
    'MESH1010 the mesh of this scope lacks retryBudgetInterval; why: DestinationRule has retryBudget.budgetInterval since 1.31; fix: leave interval out, or upgrade to Istio 1.31',
  );
  expect((version: '1.30' | '1.31') => {
    const either = new ZeroTrustNamespace(chart, 'either', { mesh: istio({ version }), stage });
    new ResilientService(either, 'a', { workload, retryBudget });
  }).type.toRaiseError('MESH1010 the mesh of this scope lacks retryBudgetInterval; why: ');
  expect((version: string) => {
    const some = new ZeroTrustNamespace(chart, 'some', { mesh: istio({ version }), stage });
    new ResilientService(some, 'a', { workload, retryBudget });
  }).type.toRaiseError('MESH1010 the mesh of this scope lacks retryBudgetInterval; why: ');
});

test('units and references', () => {
  expect(() => Percent.of(0.1)).type.toRaiseError(
    'MESH1004 Percent.of(0.1) is below one; why: it may be meant as 0.1 % or as a fraction; fix: say Percent.ofFraction(0.1) for the fraction, or Percent.ofBasisPoints(n) for n hundredths of a percent',
  );
  expect(() => shop.allow({ from: 'orders', to: payments })).type.toRaiseError(
    'MESH3007 the caller is a name or a plain object; why: a name dangles when what it meant moves; fix: pass the service object, ResilientService.imported or Identity.fromServiceAccount',
  );
  expect(() => Identity.fromServiceAccount({ namespace: 'batch', name: 'default' })).type.toRaiseError(
    "MESH3008 the caller runs as ServiceAccount 'default'; why: every pod of its namespace without an own account is default, so the rule would let all of them in; fix: give the caller an own ServiceAccount",
  );
  expect(() => ResilientService.imported({ name: 'a', namespace: 'b', serviceAccount: 'default' })).type.toRaiseError(
    "MESH3008 the caller runs as ServiceAccount 'default'; why: ",
  );
  expect(() => shop.allow({ from: payments, to: ledger })).type.toRaiseError(
    'MESH3013 the target is not a service of this namespace; why: the policy of a service belongs to the repository that owns it; fix: allow it there; declare the way out here with allowEgress',
  );
  const canary = { image: 'registry.example/ledger:2.0.0' };
  const weight = Percent.of(10);
  expect(() => new CanaryRelease(chart, 'a', { service: ledger, canary, weight })).type.toRaiseError(
    'MESH4001 the canary is of an imported service; why: its host, routes and policies belong to the repository that owns it; fix: release the canary there, from its ResilientService',
  );
  expect(() => new CanaryRelease(chart, 'a', { service: payments, canary, weight: 10 })).type.toRaiseError(
    "Type 'number' is not assignable to type 'Percent'",
  );
});

test('stages in their turn, with evidence', () => {
  expect(() => Stage.observe().authorize({})).type.toRaiseError(
    "Property 'authorize' does not exist on type 'ObserveStage<\"plain\">'",
  );
  expect(() =>
    Stage.observe().strict({ evidence: { ...evidence, plaintextRequests: 3 }, ...answers }),
  ).type.toRaiseError(
    'MESH3003 the evidence counts 3 requests; why: the stage would refuse each of them; fix: move plaintext callers into the mesh, allow missing ones, declare exceptions, or stay at the stage before',
  );
  const stage = Stage.observe().strict({ evidence, ...answers });
  expect(() => new ZeroTrustNamespace(chart, 'other', { mesh, stage })).type.toRaiseError(
    "MESH3002 the evidence is of namespace 'shop', the namespace is 'other'; why: what was seen elsewhere says nothing about callers here; fix: measure this namespace",
  );
  expect(() => ZeroTrustNamespace.fromName(chart, 'other', { mesh, stage })).type.toRaiseError(
    "MESH3002 the evidence is of namespace 'shop', the namespace is 'other'; why: ",
  );
  expect(() => new ZeroTrustNamespace(chart, 'shop', { mesh, stage })).type.not.toRaiseError();
});
