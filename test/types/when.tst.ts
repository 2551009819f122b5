import { Duration, Testing } from 'cdk8s';
import {
  type Consul,
  get,
  type Istio,
  type Linkerd,
  LoadBalancing,
  linkerd,
  ResilientService,
  Stage,
  when,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { describe, expect, test } from 'tstyche';

const chart = Testing.chart();
const workload = { image: 'registry.example/payments:1.9.2', port: 8080 };
const stage = Stage.newNamespace({ webhooks: 'none', scrapes: 'none', lock: 'none', reason: 'the first release' });

/** One that is chosen at run time. */
declare const chosen: Istio<{ version: '1.31' }> | Linkerd<{ version: '2.20' }> | Consul<{ version: '2.0' }>;

describe('a mesh that is chosen at run time', () => {
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: chosen, stage });

  test('has what all have', () => {
    new ResilientService(shop, 'a', {
      workload,
      routes: [get('/a', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx'] } })],
    });
  });

  test('lacks what one of them lacks', () => {
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', {
      workload,
      loadBalancing: LoadBalancing.random(),
    });
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', {
      workload,
      routes: [get('/a', { retries: { attempts: 2, on: ['connect-failure'] } })],
    });
    expect(ZeroTrustNamespace).type.not.toBeConstructableWith(chart, 'late', { mesh: chosen, stage: Stage.observe() });
  });

  test('takes what when() guards', () => {
    new ZeroTrustNamespace(chart, 'late', {
      mesh: chosen,
      stage: when(chosen, 'permissiveStage', Stage.observe(), stage),
    });
    new ResilientService(shop, 'a', {
      workload,
      loadBalancing: when(shop, 'loadBalancing', LoadBalancing.random(), undefined),
      connectionPool: when(chosen, 'connectionPool', { maxConnections: 10 }, undefined),
      closed: when(shop, 'closedRoutes', true, false),
      routes: [
        get('/a', { retries: when(shop, 'retryOnConnectFailure', { attempts: 2, on: ['connect-failure'] }, 'off') }),
        get('/b', { retries: { attempts: 2, on: when(shop, 'retryOnReset', ['5xx', 'reset'], ['5xx']) } }),
        get('/c', {
          retries: { attempts: 2, on: ['5xx'], backoff: when(shop, 'retryBackoff', Duration.millis(50), undefined) },
        }),
      ],
    });
  });

  test('does not take what when() guards by another feature', () => {
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', {
      workload,
      loadBalancing: when(shop, 'connectionPool', LoadBalancing.random(), undefined),
    });
  });
});

test('what stands in the place of a lack is held against the mesh too', () => {
  const shop = new ZeroTrustNamespace(chart, 'linkerd', { mesh: linkerd({ version: '2.20' }), stage });
  expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', {
    workload,
    connectionPool: when(shop, 'connectionPool', { maxConnections: 10 }, { maxConnections: 20 }),
  });
});

test('a feature has its name', () => {
  expect(when).type.not.toBeCallableWith(chosen, 'teleport', 1, 2);
});
