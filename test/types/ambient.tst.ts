import { Duration, Testing } from 'cdk8s';
import { get, type Istio, istio, LoadBalancing, ResilientService, Stage, when, ZeroTrustNamespace } from 'cdk8s-mesh';
import { describe, expect, test } from 'tstyche';

const chart = Testing.chart();
const stage = Stage.observe();
const workload = { image: 'registry.example/payments:1.9.2', port: 8080 };
const version = '1.31';

const virtual = new ZeroTrustNamespace(chart, 'virtual', { mesh: istio({ version, dataPlane: 'ambient' }), stage });
const mesh = istio({ version, dataPlane: 'ambient', routes: 'gateway-api' });
const gateway = new ZeroTrustNamespace(chart, 'gateway', { mesh, stage });
const bare = new ZeroTrustNamespace(chart, 'bare', {
  mesh: istio({ version, dataPlane: 'ambient', waypoint: 'none' }),
  stage,
});

describe('a waypoint with VirtualServices', () => {
  test('takes what sidecars take', () => {
    const routes = [get('/a', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx'] } })];
    new ResilientService(virtual, 'a', { workload, routes, versions: 'subsets' });
    new ResilientService(virtual, 'b', { workload, routes: [get('/a', { retries: 'off' })] });
  });

  test('but for the address that a caller dialled', () => {
    expect(
      () => new ResilientService(virtual, 'a', { workload, loadBalancing: LoadBalancing.passthrough() }),
    ).type.toRaiseError(
      'MESH1010 the mesh of this scope lacks passthrough; why: a waypoint is dialled by the address of the Service',
    );
  });
});

describe('a waypoint with HTTPRoutes', () => {
  test('takes routes and timeouts', () => {
    new ResilientService(gateway, 'a', {
      workload,
      closed: true,
      routes: [get('/a', { timeout: Duration.seconds(3) })],
    });
  });

  test('says no retries', () => {
    expect(() => {
      const routes = [get('/a', { retries: { attempts: 2, on: ['5xx'] } })];
      new ResilientService(gateway, 'a', { workload, routes });
    }).type.toRaiseError(
      'MESH1010 the mesh of this scope lacks retryOnStatus; why: HTTPRoute of the standard channel says no retries',
    );
    expect(() => {
      new ResilientService(gateway, 'a', { workload, routes: [get('/a', { retries: 'off' })] });
    }).type.toRaiseError(
      'MESH1010 the mesh of this scope lacks retriesOff; why: HTTPRoute cannot turn off the two tries',
    );
  });

  test('knows no subsets', () => {
    expect(() => new ResilientService(gateway, 'a', { workload, versions: 'subsets' })).type.toRaiseError(
      'MESH1010 the mesh of this scope lacks subsets; why: a backend of HTTPRoute is a Service',
    );
  });

  test('takes what when() guards', () => {
    const retries = when(gateway, 'retriesOff', 'off', undefined);
    new ResilientService(gateway, 'a', { workload, routes: [get('/a', { retries })] });
  });
});

describe('no waypoint', () => {
  test('leaves services to ztunnel', () => {
    new ResilientService(bare, 'a', { workload });
  });

  test('refuses what looks at requests, in its own place', () => {
    expect(() => new ResilientService(bare, 'a', { workload, routes: [get('/a')] })).type.toRaiseError(
      'MESH1010 the mesh of this scope lacks requestRoutes; why: needs a waypoint; ztunnel sees connections, not requests; fix: waypoint: ',
    );
    expect(
      () => new ResilientService(bare, 'a', { workload, connectionPool: { maxConnections: 1 } }),
    ).type.toRaiseError(
      'MESH1010 the mesh of this scope lacks connectionPool; why: needs a waypoint; ztunnel sees connections, not requests; fix: waypoint: ',
    );
    expect(
      () => new ResilientService(bare, 'a', { workload, loadBalancing: LoadBalancing.roundRobin() }),
    ).type.toRaiseError(
      'MESH1010 the mesh of this scope lacks loadBalancing; why: needs a waypoint; ztunnel sees connections, not requests; fix: waypoint: ',
    );
  });
});

describe('a choice at run time carries what all have', () => {
  test('of the data plane', () => {
    expect((dataPlane: 'sidecar' | 'ambient') => {
      const either = new ZeroTrustNamespace(chart, 'either', { mesh: istio({ version, dataPlane }), stage });
      new ResilientService(either, 'a', { workload, loadBalancing: LoadBalancing.passthrough() });
    }).type.toRaiseError('MESH1010 the mesh of this scope lacks passthrough');
  });

  test('of the routes', () => {
    expect((routes: 'virtual-service' | 'gateway-api') => {
      const some = istio({ version, dataPlane: 'ambient', routes });
      const either = new ZeroTrustNamespace(chart, 'either', { mesh: some, stage });
      new ResilientService(either, 'a', { workload, versions: 'subsets' });
    }).type.toRaiseError('MESH1010 the mesh of this scope lacks subsets');
  });

  test('and a mesh without a word of its data plane is one with sidecars', () => {
    expect<Istio>().type.not.toBeAssignableFrom(istio({ version, dataPlane: 'ambient', waypoint: 'none' }));
    expect<Istio>().type.toBeAssignableFrom(istio({ version: '1.30' }));
  });
});
