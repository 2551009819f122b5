import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpStatus } from '../cluster/api-server';
import type { Harness } from '../harness/harness';
import { lastLines, type Running, untilReady } from '../harness/processes';
import { Failure } from '../harness/suite';
import type { Agent } from './agent';

/** A service instance with a sidecar of its own. */
export interface Instance {
  readonly service: string;
  /** Where its application listens, on loopback. */
  readonly port: number;
  /** Where its sidecar takes calls. @default a free port */
  readonly publicPort?: number;
  /** What subsets are told by. */
  readonly meta?: Readonly<Record<string, string>>;
  /** The services that it calls. */
  readonly calls?: readonly string[];
  /** What else its proxy is registered with. */
  readonly proxy?: Readonly<Record<string, unknown>>;
}

interface Clusters {
  readonly cluster_statuses: readonly {
    readonly name: string;
    readonly host_statuses?: readonly { readonly health_status?: { readonly eds_health_status?: string } }[];
  }[];
}

interface Statistics {
  readonly stats: readonly { readonly name?: string; readonly value?: number }[];
}

/** An instance in Consul's catalog, and the ports of its sidecar. */
interface Registered {
  readonly id: string;
  readonly publicPort: number;
  readonly upstreams: ReadonlyMap<string, number>;
}

/** Enters an instance in the catalog, as one with a sidecar. */
export async function register({ ports }: Harness, agent: Agent, instance: Instance): Promise<Registered> {
  const { service, port, meta = {}, calls = [], proxy = {} } = instance;
  const publicPort = instance.publicPort ?? (await ports.next());
  const binds = await ports.take(calls.length);
  const upstreams = new Map(calls.map((name, index) => [name, binds[index]!]));
  const id = `${service}-${port}`;
  await agent.register({
    ID: id,
    Name: service,
    Address: '127.0.0.1',
    Port: port,
    Meta: meta,
    Connect: {
      SidecarService: {
        Port: publicPort,
        // in the place of a check by TCP, whose first one comes too early and whose second one after ten seconds
        Checks: [{ Name: 'the application', AliasService: id }],
        Proxy: {
          LocalServiceAddress: '127.0.0.1',
          LocalServicePort: port,
          ...proxy,
          Upstreams: [...upstreams].map(([name, bind]) => ({
            DestinationName: name,
            LocalBindAddress: '127.0.0.1',
            LocalBindPort: bind,
          })),
        },
      },
    },
  });
  return { id, publicPort, upstreams };
}

/** As consul-dataplane starts Envoy; left to Envoy's own default, open connections keep an old intention for up to ten minutes. */
const drains = ['--drain-time-s', '30', '--drain-strategy', 'immediate'];

/** An Envoy that Consul configures, beside an application. */
export class Sidecar {
  private constructor(
    private readonly running: Running,
    private readonly admin: number,
    /** Where its application listens. */
    readonly applicationPort: number,
    /** On which it takes calls from other sidecars. */
    readonly publicPort: number,
    /** The port of loopback on which the application calls each service. */
    private readonly upstreams: ReadonlyMap<string, number>,
  ) {}

  static async start(harness: Harness, agent: Agent, instance: Instance): Promise<Sidecar> {
    const { processes, ports, engine, folder } = harness;
    const { id, publicPort, upstreams } = await register(harness, agent, instance);
    const admin = await ports.next();
    const bootstrap = await processes.run({
      name: `bootstrap-${id}`,
      command: engine('consul'),
      args: [
        'connect',
        'envoy',
        `-sidecar-for=${id}`,
        '-bootstrap',
        `-http-addr=127.0.0.1:${agent.httpPort}`,
        `-grpc-addr=127.0.0.1:${agent.grpcPort}`,
        `-admin-bind=127.0.0.1:${admin}`,
        // Envoy is newer than this Consul knows
        '-ignore-envoy-compatibility',
        `-envoy-binary=${engine('envoy')}`,
      ],
    });
    if (bootstrap.code !== 0) throw new Failure([`no sidecar for ${id}: ${lastLines(bootstrap.stderr)}`]);
    const file = join(folder, `sidecar-${id}.json`);
    writeFileSync(file, bootstrap.stdout);
    const running = await processes.start({
      name: `sidecar-${id}`,
      command: engine('envoy'),
      args: ['-c', file, '--disable-hot-restart', '--concurrency', '1', '--log-level', 'warn', ...drains],
    });
    await untilReady(running, async () => (await httpStatus(admin, '/ready')) === 200);
    return new Sidecar(running, admin, instance.port, publicPort, upstreams);
  }

  /** Where the application calls a service. */
  portOf(service: string): number {
    const port = this.upstreams.get(service);
    if (port === undefined) throw new Error(`${this.running.name} has no upstream ${service}`);
    return port;
  }

  /** Waits until it has listeners for its application and its upstreams, and a healthy endpoint of whatever it calls, but for these targets. */
  async ready(empty: readonly string[]): Promise<void> {
    let lacks: readonly string[] = [];
    const isReady = async (): Promise<boolean> => {
      lacks = await this.lacks(empty);
      return lacks.length === 0;
    };
    try {
      await untilReady(this.running, isReady);
    } catch (error) {
      throw new Failure([...lacks.map((what) => `${this.running.name} has no ${what}`), String(error)]);
    }
  }

  private async lacks(empty: readonly string[]): Promise<readonly string[]> {
    const listeners = await this.page('/listeners');
    const ports = [this.publicPort, ...this.upstreams.values()].filter(
      (port) => !listeners.includes(`127.0.0.1:${port}`),
    );
    const missing = ports.map((port) => `listener on ${port}`);
    // a transparent one has a cluster of every service, called or not
    if (missing.length > 0 || this.upstreams.size === 0) return missing;
    const { cluster_statuses: clusters } = JSON.parse(await this.page('/clusters?format=json')) as Clusters;
    return clusters
      .filter(({ name }) => name.includes('.internal.') && !empty.some((target) => name.includes(`${target}.default.`)))
      .filter(
        ({ host_statuses: hosts = [] }) => !hosts.some((host) => host.health_status?.eds_health_status === 'HEALTHY'),
      )
      .map(({ name }) => `healthy endpoint of ${name}`);
  }

  async page(path: string): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.admin}${path}`, { signal: AbortSignal.timeout(5_000) });
    return answer.text();
  }

  /** Counters and gauges whose name is meant. */
  async stats(meant: (name: string) => boolean): Promise<readonly number[]> {
    const { stats } = JSON.parse(await this.page('/stats?format=json')) as Statistics;
    return stats.flatMap(({ name, value = 0 }) => (name !== undefined && meant(name) ? [value] : []));
  }

  /** A counter or gauge of the cluster of a service. */
  async stat(service: string, name: string): Promise<number> {
    const found = await this.stats((one) => one.startsWith(`cluster.${service}.default.`) && one.endsWith(`.${name}`));
    if (found.length !== 1) throw new Failure([`Envoy has ${found.length} statistics ${name} of ${service}`]);
    return found[0]!;
  }
}
