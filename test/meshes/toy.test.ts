import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  get,
  Identity,
  Percent,
  post,
  ResilientService,
  Stage,
  when,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { captureStderr, find, findings, ofKind, refusals, synth } from '../synth/harness';
import { toy } from './toy';

captureStderr();

const workload = { image: 'registry.example/payments:1.9.2', port: 8080 };
const stage = Stage.observe();

it('a mesh in one folder renders a program', () => {
  const objects = synth((chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: toy({ version: '1' }), stage });
    const payments = new ResilientService(shop, 'payments', {
      workload,
      routes: [get('/payments', { timeout: Duration.seconds(3) }), post('/payments')],
    });
    shop.allow({ from: Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' }), to: payments });
    const canary = { image: 'registry.example/payments:2.0.0' };
    new CanaryRelease(chart, 'payments-canary', { service: payments, canary, weight: Percent.of(10) });
  });
  expect(find(objects, 'ConfigMap', 'payments').data).toEqual({
    'route-0': 'POST /payments: no limit',
    'route-1': 'GET|HEAD /payments: 3 s',
    'route-2': 'any method any path: no limit',
    split: 'payments 90, payments-canary 10',
  });
  expect(ofKind(objects, 'Service').map(({ metadata }) => metadata.name)).toEqual(['payments', 'payments-canary']);
  for (const { spec } of ofKind(objects, 'Deployment'))
    expect(spec.template.metadata.labels).toMatchObject({ 'toy.example/proxy': 'yes' });
});

it('what it lacks is refused in the words of its table, and what it has in part is told', () => {
  const found = findings((chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: toy({ version: '1' }), stage });
    new ResilientService(shop, 'payments', {
      workload,
      routes: [get('/payments', { timeout: Duration.seconds(3) })],
      // @ts-expect-error: the compiler refuses it in the same place
      connectionPool: { maxConnections: 1 },
    });
  });
  expect(found.map(({ code, at, severity }) => [code, at, severity])).toEqual(
    expect.arrayContaining([
      ['MESH1010', 'connectionPool', 'error'],
      ['MESH6101', 'routes[0].timeout', 'warning'],
    ]),
  );
  expect(found.find(({ code }) => code === 'MESH1010')).toMatchObject({
    why: 'the toy forwards requests and nothing else',
    fix: 'leave it out',
  });
});

it('when() says what stands in the place of a lack, and is no way around a table', () => {
  const build = (otherwise: undefined | { readonly maxConnections: number }) =>
    refusals((chart) => {
      const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: toy({ version: '1' }), stage });
      const connectionPool = when(shop, 'connectionPool', { maxConnections: 1 }, otherwise);
      new ResilientService(shop, 'payments', { workload, ...{ connectionPool } } as never);
    });
  expect(build(undefined)).toEqual([]);
  expect(build({ maxConnections: 2 })).toEqual(['MESH1010']);
  expect(() => when(toy({ version: '1' }), 'teleport' as never, 1, 2)).toThrow(/no feature is called teleport/);
});

const meshes = resolve(__dirname, '../../src/meshes');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

it('a mesh is its folder and a line in each list', () => {
  const names = readdirSync(meshes, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => name);
  // pages of documentation may know what a mesh covers of its upstream
  const around = filesBelow(resolve(meshes, '..'))
    .filter((file) => !file.includes('/cli/docs'))
    .filter((file) => !names.some((name) => file.startsWith(join(meshes, name))));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const lines = around.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => new RegExp(`from '.*/${name}(/[^']*)?'`).test(line))
        .map(() => file.slice(meshes.length + 1)),
    );
    expect([name, lines.sort()]).toEqual([name, ['checks.ts', 'index.ts']]);
  }
});
