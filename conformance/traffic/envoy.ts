import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { httpStatus } from '../cluster/api-server';
import type { Istiod } from '../cluster/istiod';
import type { Harness } from '../harness/harness';
import { type Running, untilReady } from '../harness/processes';
import { Failure } from '../harness/suite';
import { bootstrap, xds } from './bootstrap';

export const envoyNeeds = { envoy: ['envoy'] } as const;

/** A sidecar as istiod knows it, that asks for its configuration in plaintext. */
const nodeOf = (namespace: string): unknown => ({
  id: `sidecar~127.0.0.1~client.${namespace}~${namespace}.svc.cluster.local`,
  cluster: `client.${namespace}`,
  metadata: { NAMESPACE: namespace, CLUSTER_ID: 'Kubernetes', ISTIO_VERSION: '1.31.0', INTERCEPTION_MODE: 'NONE' },
});

function page(port: number, path: string): Promise<string> {
  return new Promise((done, failed) => {
    get({ host: '127.0.0.1', port, path, timeout: 5_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => done(text)).on('error', failed);
    }).on('error', failed);
  });
}

/** A proxy, asked by its admin page. */
export class Envoy {
  constructor(
    private readonly running: Running,
    private readonly admin: number,
  ) {}

  static async start({ processes, ports, engine, folder }: Harness, istiod: Istiod, namespace: string): Promise<Envoy> {
    const admin = await ports.next();
    const file = join(folder, `envoy-${admin}.json`);
    writeFileSync(file, JSON.stringify(bootstrap(nodeOf(namespace), admin, { [xds]: { port: istiod.grpcPort } })));
    const running = await processes.start({
      name: 'envoy',
      command: engine('envoy'),
      // one worker, since some counts are by worker; and no memory shared with an Envoy that would take over
      args: ['-c', file, '--disable-hot-restart', '--concurrency', '1', '--log-level', 'warn'],
    });
    await untilReady(running, async () => (await httpStatus(admin, '/ready')) === 200);
    return new Envoy(running, admin);
  }

  /** Waits until the routes that it has name all of these. */
  routes(names: readonly string[]): Promise<void> {
    const path = '/config_dump?resource=dynamic_route_configs';
    return untilReady(this.running, async () => {
      const dump = await page(this.admin, path);
      return names.every((name) => dump.includes(name));
    });
  }

  /** Waits until a page of JSON is as it should be. */
  until(path: string, isSo: (page: unknown) => boolean, ms: number): Promise<void> {
    return untilReady(this.running, async () => isSo(JSON.parse(await page(this.admin, path))), ms / 1000);
  }

  /** All counters and gauges whose names meet the pattern. */
  async stats(pattern: string): Promise<ReadonlyMap<string, number>> {
    const text = await page(this.admin, `/stats?format=json&filter=${encodeURIComponent(pattern)}`);
    const { stats } = JSON.parse(text) as { readonly stats: readonly { name?: string; value?: number }[] };
    return new Map(stats.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value ?? 0]])));
  }

  /** A counter or gauge of the host's cluster, on whatever port. */
  async stat(host: string, name: string): Promise<number> {
    // Istio ends the name of a cluster with a semicolon, where the name has dots
    const ends = [`||${host};.${name}`, `||${host}.${name}`];
    const meant = [...(await this.stats('^cluster'))].filter(([stat]) => ends.some((end) => stat.endsWith(end)));
    if (meant.length !== 1) throw new Failure([`Envoy has ${meant.length} statistics ${name} of ${host}`]);
    return meant[0]![1];
  }
}

/** What istiod has read: every mesh object that it acts on. */
export const configOf = async ({ httpPort }: Istiod): Promise<unknown> =>
  JSON.parse(await page(httpPort, '/debug/configz'));

/** What istiod would tell a ztunnel: workloads, Services and their waypoints, policies. */
export const ztunnelOf = async ({ httpPort }: Istiod): Promise<unknown> =>
  JSON.parse(await page(httpPort, '/debug/ambientz'));
