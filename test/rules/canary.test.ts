import { cookie, type HeaderMatch, header } from '../../src/model/header-match';
import { canary, given, namespace, program, route, service, workload } from '../../src/rules/example';
import { find } from './find';

test('MESH4103: a warning after the last day, however late', () => {
  const on = (until: string | undefined) =>
    find('MESH4103', program({ canaries: [canary({ until })] })).map(({ severity, what }) => `${severity} ${what}`);
  expect(on(undefined)).toEqual([]);
  expect(on('2026-11-21')).toEqual([]);
  expect(on('2026-11-20')).toEqual(['warning the canary was to be over on 2026-11-20, 1 day ago']);
  expect(on('2026-11-07')).toEqual(['warning the canary was to be over on 2026-11-07, 14 days ago']);
  expect(on('2026-11-06')).toEqual(['warning the canary was to be over on 2026-11-06, 15 days ago']);
});

test('MESH4103: the day is that of the namespace', () => {
  const namespaces = [namespace({ asOf: '2027-01-01' })];
  expect(find('MESH4103', program({ namespaces, canaries: [canary()] }))).toHaveLength(1);
});

describe('MESH4104 canary-is-the-stable-image', () => {
  test('an image that is not known is not compared', () => {
    const unknown = canary({ stableImage: undefined, canaryImage: undefined });
    expect(find('MESH4104', program({ canaries: [unknown] }))).toEqual([]);
  });

  test('of several containers another one may be released', () => {
    const [main] = workload().containers;
    const two = (version: string) => [main!, { ...main!, name: 'app', image: `registry.example/app:${version}` }];
    const services = [service({ workload: given({ containers: two('1') }) })];
    const release = (version: string) => {
      const copy = workload({ name: 'payments-canary', containers: two(version) });
      return program({
        services,
        canaries: [canary({ canaryImage: 'registry.example/payments:1.0.0', workload: copy })],
      });
    };
    expect(find('MESH4104', release('2'))).toEqual([]);
    expect(find('MESH4104', release('1'))).toHaveLength(1);
  });
});

test('MESH4105: everything but 100 %, and the step where there are steps', () => {
  const at = (weight: number, plan?: string) =>
    find('MESH4105', program({ canaries: [canary({ weight, plan })] })).map((finding) => finding.at);
  expect([at(0), at(99.9)]).toEqual([[], []]);
  expect(at(100)).toEqual(['weight']);
  expect(at(100, '10 %, 100 %; now step 1')).toEqual(['step']);
});

describe('MESH4106 testers-meet-a-route-header', () => {
  const count = (testers: HeaderMatch, ...headers: readonly HeaderMatch[]): number => {
    const services = [service({ routes: [route({ headers })] })];
    return find('MESH4106', program({ services, canaries: [canary({ testers })] })).length;
  };

  test('one header, and a match that can only say one of the two', () => {
    expect(count(header('X-Group'), header('x-group', 'a'))).toBe(1);
    expect(count(cookie('beta', 'yes'), cookie('tenant', 'a'))).toBe(1);
    expect(count(cookie('beta', 'yes'), header('cookie', 'tenant=a'))).toBe(1);
    expect(count(header('cookie', 'beta=yes'), cookie('tenant', 'a'))).toBe(1);
  });

  test('near misses: other headers, the same condition, a narrower one, no request that meets both', () => {
    expect(count(header('x-canary', 'true'), header('x-group', 'a'))).toBe(0);
    expect(count(cookie('beta', 'yes'), header('beta', 'yes'))).toBe(0);
    expect(count(header('x-group', 'a'), header('x-group', 'a'))).toBe(0);
    expect(count(header('x-group', 'a'), header('x-group'))).toBe(0);
    expect(count(cookie('beta', 'yes'), header('cookie'))).toBe(0);
    expect(count(header('x-group', 'a'), header('x-group', 'b'))).toBe(0);
    expect(count(cookie('beta', 'yes'), cookie('beta', 'no'))).toBe(0);
    expect(count(cookie('beta', 'yes'), cookie('beta', 'no'), cookie('tenant', 'a'))).toBe(0);
  });
});
