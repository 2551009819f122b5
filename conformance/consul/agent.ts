import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Harness } from '../harness/harness';
import { untilReady } from '../harness/processes';
import { Failure } from '../harness/suite';
import type { ConfigEntry } from './config-entry';

export const consulNeeds = { consul: ['consul'] } as const;

/** What happens to a call that no intention names; Consul's own default without ACLs is allow. */
export type DefaultIntention = 'allow' | 'deny';

const settings = (ports: Readonly<Record<string, number>>, intention: DefaultIntention): unknown => ({
  node_name: `conformance-${ports['http']}`,
  bind_addr: '127.0.0.1',
  advertise_addr: '127.0.0.1',
  client_addr: '127.0.0.1',
  ports: { ...ports, https: -1, grpc_tls: -1, dns: -1 },
  connect: { enabled: true },
  default_intention_policy: intention,
  ui_config: { enabled: false },
  // it would ask the maker's server
  disable_update_check: true,
  log_level: 'warn',
});

/** A Consul server on loopback, with its HTTP API. */
export class Agent {
  private constructor(
    readonly httpPort: number,
    readonly grpcPort: number,
  ) {}

  /** One of this name in a run. */
  static open(harness: Harness, name: string, intention: DefaultIntention): Promise<Agent> {
    return harness.once(`consul ${name}`, async () => {
      const { processes, ports, engine, folder } = harness;
      const started = Date.now();
      const [http, grpc, server, serfLan, serfWan] = (await ports.take(5)) as [number, number, number, number, number];
      const home = mkdtempSync(join(folder, 'consul-'));
      const file = join(home, 'agent.json');
      writeFileSync(
        file,
        JSON.stringify(settings({ http, grpc, server, serf_lan: serfLan, serf_wan: serfWan }, intention)),
      );
      const running = await processes.start({
        name: `consul-${name}`,
        command: engine('consul'),
        args: ['agent', '-dev', `-config-file=${file}`, `-data-dir=${join(home, 'data')}`],
        cwd: home,
      });
      const agent = new Agent(http, grpc);
      // the authority of the mesh comes last, and no sidecar starts without it
      await untilReady(running, async () => (await agent.ask('GET', '/v1/connect/ca/roots')).status === 200);
      harness.say(`Consul (${name}) up in ${((Date.now() - started) / 1000).toFixed(1)} s`);
      return agent;
    });
  }

  async ask(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly text: string }> {
    const answer = await fetch(`http://127.0.0.1:${this.httpPort}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    return { status: answer.status, text: await answer.text() };
  }

  private async must(method: string, path: string, body?: unknown): Promise<string> {
    const { status, text } = await this.ask(method, path, body);
    if (status !== 200) throw new Failure([`Consul answers ${method} ${path} with ${status}: ${text}`]);
    return text;
  }

  /** Writes a config entry; gives what Consul has against it. */
  async write(entry: ConfigEntry): Promise<string | undefined> {
    const { status, text } = await this.ask('PUT', '/v1/config', entry);
    return status === 200 ? undefined : text;
  }

  /** Takes a config entry away; gives what Consul has against it. */
  async remove({ Kind, Name }: ConfigEntry): Promise<string | undefined> {
    const { status, text } = await this.ask('DELETE', `/v1/config/${Kind}/${Name ?? Kind}`);
    return status === 200 ? undefined : text;
  }

  async read({ Kind, Name }: ConfigEntry): Promise<unknown> {
    return JSON.parse(await this.must('GET', `/v1/config/${Kind}/${Name ?? Kind}`));
  }

  async register(service: unknown): Promise<void> {
    await this.must('PUT', '/v1/agent/service/register', service);
  }

  /** The chain of routes, splits and resolvers that Consul makes of the entries of a service. */
  async chain(service: string): Promise<unknown> {
    return JSON.parse(await this.must('GET', `/v1/discovery-chain/${service}`));
  }
}
