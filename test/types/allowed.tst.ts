import { ApiObject, App, Chart, Duration, Testing } from 'cdk8s';
import {
  type Caller,
  CanaryRelease,
  type CircuitBreakerProps,
  del,
  type Feature,
  get,
  Identity,
  type Istio,
  istio,
  type Mesh,
  Percent,
  post,
  prefix,
  ResilientService,
  type ResilientServiceProps,
  type Route,
  route,
  ServicePort,
  Stage,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import * as plus28 from 'cdk8s-plus-28';
import * as plus34 from 'cdk8s-plus-34';
import { Construct } from 'constructs';
import { describe, expect, test } from 'tstyche';

// What is written here must compile. Outside of an assertion, what does not is an error of this file.

const chart = Testing.chart();
const mesh = istio({ version: '1.31' });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
const workload = { image: 'registry.example/payments:1.9.2', port: 8080 };
const circuitBreaker: CircuitBreakerProps = { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 };

declare const random: number;
declare const text: string;

describe('values that are known only at run time', () => {
  test('numbers', () => {
    get('/payments', { retries: { attempts: random, on: ['5xx'] } });
    Percent.of(random);
    ServicePort.of(random);
    new ResilientService(shop, text, {
      workload: { image: text, port: random, replicas: random },
      port: random,
      circuitBreaker: { consecutive5xx: random, ejectFor: Duration.seconds(random), ejectAtMost: random },
    });
  });

  test('routes from a function', () => {
    const routesOf = (paths: readonly string[]): Route[] => paths.map((path) => get(path, { retries: 'off' }));
    new ResilientService(shop, 'a', { workload, routes: routesOf(['/a', '/b']) });
    new ResilientService(shop, 'b', { workload, routes: [...routesOf(['/a']), post('/b')], closed: true });
    new ResilientService(shop, 'c', { workload, routes: routesOf([]), closed: text === 'closed' });
    new ResilientService(shop, 'd', { workload, routes: [post('/b'), ...routesOf(['/a']), get('/c')] });
    const exceptions = [{ cidr: text, port: WorkloadPort.of(8080), reason: text, until: text }];
    new ResilientService(shop, 'e', { workload, plaintext: [...exceptions, { ...exceptions[0]!, cidr: text }] });
    const proven = ['connect-failure'] as const;
    get('/b', { retries: { attempts: 1, on: [...proven, 'refused-stream'] } });
    post('/b', { retries: { attempts: 1, on: [...proven, 'refused-stream'] } });
    const several: readonly ('connect-failure' | 'reset-before-request')[] = proven;
    post('/b', { retries: { attempts: 1, on: [...several, 'refused-stream'] } });
  });

  test('methods and conditions, where the conditions are proven', () => {
    route({ method: text, path: text, retries: { attempts: 2, on: ['connect-failure'] } });
    route({ method: text as 'GET' | 'PUT', path: text, retries: { attempts: 2, on: ['5xx'] } });
    del('/a', { retries: { attempts: 2, on: random > 0 ? ['5xx'] : ['reset', 503] } });
    post('/a', { retries: random > 0 ? { attempts: 1, on: ['refused-stream'] } : 'off' });
    post('/a', { idempotencyKey: text, retries: { attempts: 1, on: ['5xx'] } });
  });

  test('a namespace by a name from elsewhere, with evidence from a file', () => {
    const evidence = {
      namespace: text,
      window: Duration.days(random),
      plaintextRequests: random,
      source: text,
      date: text,
    };
    const stage = Stage.observe().strict({ evidence, webhooks: 'none', scrapes: 'none', lock: 'none', reason: text });
    new ZeroTrustNamespace(chart, text, { mesh, stage });
    new ZeroTrustNamespace(chart, 'shop', { mesh, stage });
    ZeroTrustNamespace.fromName(chart, text, { mesh, stage });
  });

  test('props of their declared type', () => {
    const props: ResilientServiceProps = { workload };
    new ResilientService(shop, 'a', props);
    const optional: { readonly circuitBreaker?: CircuitBreakerProps } = {};
    new ResilientService(shop, 'b', { workload, ...optional });
    new ResilientService(shop, 'c', { workload, circuitBreaker: undefined, routes: undefined });
  });

  test('a mesh of either version carries what both have', () => {
    const either = istio({ version: text as '1.30' | '1.31' });
    const scope = new ZeroTrustNamespace(chart, 'either', { mesh: either, stage: Stage.observe() });
    new ResilientService(scope, 'a', { workload, circuitBreaker, retryBudget: { percent: Percent.of(20) } });
    const scopeOfAny = new ZeroTrustNamespace(chart, 'any', { mesh: istio({ version: text }), stage: Stage.observe() });
    new ResilientService(scopeOfAny, 'a', { workload, circuitBreaker });
  });
});

describe('services as values', () => {
  const payments = new ResilientService(shop, 'payments', {
    workload,
    routes: [get('/payments', { retries: { attempts: 2, on: [429] } })],
    retryBudget: { percent: Percent.of(20), interval: Duration.seconds(5) },
  });

  test('a variable of the default type takes every service', () => {
    const some: ResilientService = payments;
    const all: ResilientService[] = [payments, new ResilientService(shop, 'orders', { workload })];
    const byName = new Map<string, ResilientService>(all.map((service) => [service.node.id, service]));
    const callers: Caller[] = [...all, Identity.fromServiceAccount({ namespace: text, name: text })];
    for (const from of callers) shop.allow({ from, to: some });
    shop.allow({ from: byName.get('orders')!, to: payments, methods: ['GET'], paths: ['/a', prefix('/b')] });
    new CanaryRelease(chart, 'canary', { service: some, canary: { image: text }, weight: Percent.of(10) });
    expect(payments).type.toBeAssignableTo<ResilientService>();
  });

  test('a namespace and a mesh of the default type take every one', () => {
    expect(shop).type.toBeAssignableTo<ZeroTrustNamespace>();
    expect(mesh).type.toBeAssignableTo<Mesh>();
    expect(mesh).type.toBeAssignableTo<Istio>();
    const namespaces: ZeroTrustNamespace[] = [shop];
    for (const scope of namespaces) new ResilientService(scope, 'a', { workload, circuitBreaker });
  });
});

describe('constructs of users', () => {
  test('in between, as a scope', () => {
    class Team extends Construct {
      readonly payments: ResilientService;

      constructor(scope: Construct, id: string) {
        super(scope, id);
        this.payments = new ResilientService(this, 'payments', { workload, routes: [get('/a')], circuitBreaker });
      }
    }
    const team = new Team(shop, 'team');
    new ResilientService(team, 'orders', { workload, circuitBreaker });
    new ResilientService(new Construct(shop, 'another'), 'orders', {
      workload,
      retryBudget: { percent: Percent.of(20), interval: Duration.seconds(5) },
    });
    shop.allow({ from: team.payments, to: team.payments });
  });

  test('as subclasses', () => {
    class Payments extends ResilientService {
      constructor(scope: Construct, id: string, props: { readonly image: string; readonly replicas?: number }) {
        super(scope, id, {
          workload: { ...props, port: 8080 },
          routes: [get('/payments', { retries: { attempts: 2, on: ['5xx'] } }), post('/payments')],
          circuitBreaker,
        });
      }
    }
    class Company extends ZeroTrustNamespace {
      constructor(scope: Construct, id: string) {
        super(scope, id, { mesh, stage: Stage.observe(), metadata: { labels: { team: id } } });
      }
    }
    const company = new Company(new Chart(new App(), 'company'), 'company');
    const from = new Payments(company, 'a', { image: text });
    company.allow({ from, to: new Payments(company, 'b', { image: text, replicas: 3 }) });
    new CanaryRelease(company, 'b-canary', { service: from, canary: { image: text }, weight: Percent.of(5) });
  });

  test('as helpers', () => {
    const twoOf = (scope: ZeroTrustNamespace, ...ids: readonly string[]): readonly ResilientService[] =>
      ids.map((id) => new ResilientService(scope, id, { workload, circuitBreaker }));
    twoOf(shop, 'a', 'b');
  });
});

describe('workloads that are defined elsewhere', () => {
  test('a Deployment of any cdk8s-plus', () => {
    const of28 = new plus28.Deployment(chart, 'a', { containers: [{ image: text, portNumber: 8080 }] });
    const of34 = new plus34.Deployment(chart, 'b', { containers: [{ image: text, portNumber: 8080 }] });
    new ResilientService(shop, 'a', { workload: of28, circuitBreaker });
    new ResilientService(shop, 'b', { workload: of34, routes: [get('/a', { retries: 'off' })] });
    new ResilientService(shop, 'c', { workload: { deployment: of28, port: 8080 } });
    new ResilientService(shop, 'd', { workload: { deployment: of34 } });
  });

  test('an ApiObject', () => {
    const object = new ApiObject(chart, 'c', { apiVersion: 'apps/v1', kind: 'Deployment' });
    new ResilientService(shop, 'e', { workload: object, closed: false });
    new ResilientService(shop, 'f', { workload: { deployment: object, port: random } });
  });

  test('labels', () => {
    const selected = { selector: { app: text }, serviceAccount: text, port: 8080, replicas: 3 };
    const port = WorkloadPort.of(9443);
    new ResilientService(shop, 'g', { workload: selected, webhooks: [{ port }], scrapes: [{ port, cidrs: [text] }] });
  });
});

test('features are a table of literals', () => {
  expect(mesh.features.retryBudgetInterval).type.toBe<{ readonly state: 'can'; readonly shown: 'admission' }>();
  expect<'subsets'>().type.toBeAssignableTo<Feature>();
});
