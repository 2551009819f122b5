import type { ContainerModel, OwnWorkload, ProbeModel } from '../../src/model/workload';
import { canary, given, program, route, service, workload } from '../../src/rules/example';
import { find } from './find';

const ofWorkload = (said: Partial<OwnWorkload>) => program({ services: [service({ workload: workload(said) })] });
const [main] = workload().containers;

describe('MESH5101 probes-alike', () => {
  const count = (liveness: ProbeModel | undefined, readiness: ProbeModel | undefined): number =>
    find('MESH5101', ofWorkload({ containers: [{ ...main!, liveness, readiness }] })).length;
  const http = (path: string, port = 8080): ProbeModel => ({ kind: 'HttpGet', path, port });
  const tcp = (port: number): ProbeModel => ({ kind: 'TcpSocket', port });

  test('the same path and port, or the same connection', () => {
    expect(count(http('/health'), http('/health'))).toBe(1);
    expect(count(tcp(8080), tcp(8080))).toBe(1);
  });

  test('near misses: another path, port or kind, one missing, and what cannot be compared', () => {
    expect(count(http('/live'), http('/ready'))).toBe(0);
    expect(count(http('/health'), http('/health', 9090))).toBe(0);
    expect(count(tcp(8080), tcp(9090))).toBe(0);
    expect(count(http('/health'), tcp(8080))).toBe(0);
    expect(count(undefined, undefined)).toBe(0);
    expect(count(undefined, http('/health'))).toBe(0);
    expect(count({ kind: 'Other' }, { kind: 'Other' })).toBe(0);
    expect(count({ kind: 'Grpc', port: 8080 }, { kind: 'Grpc', port: 8080 })).toBe(0);
  });

  test('a given Deployment is asked too', () => {
    const containers: readonly ContainerModel[] = [{ ...main!, readiness: main!.liveness }];
    expect(find('MESH5101', program({ services: [service({ workload: given({ containers }) })] }))).toHaveLength(1);
  });
});

describe('MESH5102 grace-too-short', () => {
  const found = (
    preStopSleep: number,
    terminationGracePeriod: number,
    ...timeouts: readonly (number | undefined)[]
  ) => {
    const routes = timeouts.map((timeout, i) => route({ at: `routes[${i}]`, timeout }));
    const own = workload({ preStopSleep, terminationGracePeriod });
    const all = find('MESH5102', program({ services: [service({ workload: own, routes })] }));
    return all.map(({ severity, what, fix }) => `${severity} ${what}: ${fix}`);
  };

  test('nothing left after the sleep is an error', () => {
    expect(found(15, 15)).toEqual([expect.stringMatching(/^error .*15 s leaves 0 s after .* 15 s: .* 16 seconds/)]);
    expect(found(15, 10)).toHaveLength(1);
    expect(found(15, 16)).toEqual([]);
  });

  test('less than the longest timeout is a warning, and exactly as much is enough', () => {
    expect(found(15, 45, 30_000, 2000)).toEqual([]);
    expect(found(15, 45, undefined)).toEqual([]);
    expect(found(15, 45, 2000, 30_001)).toEqual([expect.stringMatching(/^warning .*may take 30.001 s: .* 46 seconds/)]);
    expect(found(15, 15, 30_000)).toEqual([expect.stringMatching(/^error .*may take 30 s: .* 45 seconds/)]);
  });
});

describe('MESH5104 image-without-version', () => {
  const count = (image: string): number => find('MESH5104', ofWorkload({ containers: [{ ...main!, image }] })).length;
  const digest = `sha256:${'0'.repeat(64)}`;

  test('no tag, or latest', () => {
    const floating = [
      'app',
      'registry.example/app',
      'registry.example:5000/app',
      'app:latest',
      'registry.example:5000/app:latest',
    ];
    expect(floating.map(count)).toEqual(floating.map(() => 1));
  });

  test('near misses: a tag behind a port, a digest', () => {
    const named = [
      'app:1',
      'registry.example:5000/team/app:1.0',
      `app@${digest}`,
      `app:latest@${digest}`,
      'app:latest-stable',
    ];
    expect(named.map(count)).toEqual(named.map(() => 0));
  });

  test('what a canary changes is its own finding, and what it keeps is not', () => {
    const release = (image: string) =>
      program({ canaries: [canary({ workload: workload({ containers: [{ ...main!, image }] }) })] });
    expect(find('MESH5104', release('app')).map((finding) => finding.path)).toEqual(['chart/payments-canary']);
    const stable = ofWorkload({ containers: [{ ...main!, image: 'app' }] });
    expect(find('MESH5104', { ...stable, canaries: release('app').canaries }).map((finding) => finding.path)).toEqual([
      'chart/shop/payments',
    ]);
  });

  test('a given Deployment is not ours to version', () => {
    const containers = [{ ...main!, image: 'app' }];
    expect(find('MESH5104', program({ services: [service({ workload: given({ containers }) })] }))).toEqual([]);
  });
});
