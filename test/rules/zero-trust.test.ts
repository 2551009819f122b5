import { exact, prefix, template } from '../../src/model/path-match';
import type { ContainerModel, ProbeModel } from '../../src/model/workload';
import type { NamespaceModel, OpeningModel, StageName } from '../../src/model/zero-trust-namespace';
import { edge, given, namespace, opening, program, route, service, stage, workload } from '../../src/rules/example';
import { find } from './find';

test('MESH3101: an opening is a caller too', () => {
  expect(find('MESH3101', program({ edges: [], openings: [opening()] }))).toEqual([]);
  expect(find('MESH3101', program({ edges: [edge({ to: 'chart/shop/orders' })] }))).toHaveLength(1);
});

describe('MESH3102 scraper-unknown', () => {
  const scrape = opening({ purpose: 'scrape', cidrs: [], until: undefined });
  const scrapers = [{ trustDomain: 'cluster.local', namespace: 'monitoring', serviceAccount: 'prometheus' }];

  test('scrapers of the mesh are known by their identity', () => {
    const { mesh } = namespace();
    const known = namespace({ mesh: { ...mesh, scrapers } });
    expect(find('MESH3102', program({ namespaces: [known], openings: [scrape] }))).toEqual([]);
  });

  test('a webhook without addresses is for anyone, and says so', () => {
    expect(find('MESH3102', program({ openings: [{ ...scrape, purpose: 'webhook' }] }))).toEqual([]);
  });
});

describe('MESH3103 probe-cut-off', () => {
  const probed = (
    said: Partial<ContainerModel>,
    { at = 'strict', openings = [] }: { readonly at?: StageName; readonly openings?: readonly OpeningModel[] } = {},
  ) => {
    const containers: readonly ContainerModel[] = [
      { name: 'main', image: 'i:1', ports: [8080], liveness: undefined, readiness: undefined, ...said },
    ];
    const services = [service({ workload: given({ containers, probesRewritten: false }) })];
    const all = program({ namespaces: [namespace({ stage: stage(at) })], services, openings });
    return find('MESH3103', all).map(({ severity, why }) => `${severity} ${why}`);
  };
  const http: ProbeModel = { kind: 'HttpGet', path: '/', port: 8080 };

  test.each(['strict', 'authorize', 'isolate'] as const)('in %s a probe in plaintext is refused', (at) => {
    expect(probed({ liveness: http }, { at })).toEqual([expect.stringMatching(/^error .*restarted/)]);
    expect(probed({ readiness: { kind: 'Grpc', port: 8080 } }, { at })).toEqual([
      expect.stringMatching(/^error .*ready/),
    ]);
  });

  test('a connection is accepted by the proxy, whatever the application does', () => {
    expect(probed({ liveness: { kind: 'TcpSocket', port: 8080 } })).toEqual([
      expect.stringMatching(/^warning .*accepts/),
    ]);
  });

  test('near misses: observe, a command, a port that plaintext may reach, an own workload', () => {
    expect(probed({ liveness: http }, { at: 'observe' })).toEqual([]);
    expect(probed({ liveness: { kind: 'Other' } })).toEqual([]);
    expect(probed({ liveness: http }, { openings: [opening()] })).toEqual([]);
    expect(probed({ liveness: http }, { openings: [opening({ port: 9090 })] })).toHaveLength(1);
    expect(probed({ liveness: http }, { openings: [opening({ purpose: 'scrape', cidrs: [] })] })).toHaveLength(1);
    const strict = program({
      namespaces: [namespace({ stage: stage('strict') })],
      services: [service({ workload: workload() })],
    });
    expect(find('MESH3103', strict)).toEqual([]);
  });
});

describe('MESH3104 exception-past-its-end', () => {
  const on = (until: string | undefined, said: Partial<OpeningModel> = {}) =>
    find('MESH3104', program({ openings: [opening({ until, ...said })] })).map(
      ({ severity, what }) => `${severity} ${what}`,
    );

  test('on its last day it holds; after it a warning, and after 14 days more an error', () => {
    expect(on('2026-11-21')).toEqual([]);
    expect(on('2026-11-20')).toEqual(['warning the exception ended on 2026-11-20, 1 day ago']);
    expect(on('2026-11-07')).toEqual(['warning the exception ended on 2026-11-07, 14 days ago']);
    expect(on('2026-11-06')).toEqual(['error the exception ended on 2026-11-06, 15 days ago']);
  });

  test('webhooks and scrapers have no end', () => {
    expect(on(undefined, { purpose: 'webhook' })).toEqual([]);
  });

  const floor = (mtlsFloor: 'STRICT' | 'PERMISSIVE', at: StageName, until: string) => {
    const belowFloor = { reason: 'a caller without a sidecar', until };
    const { mesh } = namespace();
    const said: Partial<NamespaceModel> = { stage: stage(at, { belowFloor }), mesh: { ...mesh, mtlsFloor } };
    return find('MESH3104', program({ namespaces: [namespace(said)] })).map(
      ({ severity, path }) => `${severity} ${path}`,
    );
  };

  test('a stage below the floor of the mesh ends too, while it is below', () => {
    expect(floor('STRICT', 'observe', '2026-11-20')).toEqual(['warning chart/shop']);
    expect(floor('STRICT', 'observe', '2026-01-01')).toEqual(['error chart/shop']);
    expect(floor('STRICT', 'observe', '2026-11-21')).toEqual([]);
    expect(floor('STRICT', 'strict', '2026-01-01')).toEqual([]);
    expect(floor('PERMISSIVE', 'observe', '2026-01-01')).toEqual([]);
  });
});

describe('MESH3105 edge-meets-no-route', () => {
  const routes = [route({ path: template('/payments/{id}') })];
  const closed = service({ routes, catchAll: undefined });
  const count = (said: Parameters<typeof edge>[0], of = closed): number =>
    find('MESH3105', program({ services: [of], edges: [edge(said)] })).length;

  test('by method or by path', () => {
    expect(count({ methods: ['POST'] })).toBe(1);
    expect(count({ paths: [exact('/payments')] })).toBe(1);
    expect(count({ methods: ['GET', 'HEAD'], paths: [exact('/payments/7/refunds')] })).toBe(1);
  });

  test('near misses: one of several, everything, a wider path, an open service, another port', () => {
    expect(count({ methods: ['GET', 'HEAD', 'POST'], paths: [exact('/payments'), exact('/payments/7')] })).toBe(0);
    expect(count({})).toBe(0);
    expect(count({ paths: [prefix('/payments')] })).toBe(0);
    expect(count({ methods: ['POST'] }, service({ routes }))).toBe(0);
    expect(count({ methods: ['POST'], ports: [9090] })).toBe(0);
    expect(count({ methods: ['POST'], ports: [8080, 9090] })).toBe(1);
  });

  test('many paths are shown in short', () => {
    const paths = ['/a', '/b', '/c', '/d', '/e'].map(exact);
    const [finding] = find('MESH3105', program({ services: [closed], edges: [edge({ paths })] }));
    expect(finding!.what).toContain('any method /a, /b, /c, and 2 more');
  });
});

test('MESH3108: any length but 0, and only of exceptions', () => {
  const count = (cidr: string, purpose: OpeningModel['purpose'] = 'exception'): number =>
    find('MESH3108', program({ openings: [opening({ cidrs: [cidr], purpose })] })).length;
  expect(['0.0.0.0/0', '::/0', '10.0.0.0/00'].map((cidr) => count(cidr))).toEqual([1, 1, 1]);
  expect(['0.0.0.0/1', '::/10', '10.0.0.0/8'].map((cidr) => count(cidr))).toEqual([0, 0, 0]);
  expect(count('0.0.0.0/0', 'webhook')).toBe(0);
});

test('MESH3109: from the authorize stage on', () => {
  const count = (name: StageName): number =>
    find('MESH3109', program({ namespaces: [namespace({ stage: stage(name) })] })).length;
  expect((['observe', 'strict', 'authorize', 'isolate'] as const).map(count)).toEqual([0, 0, 1, 1]);
});
