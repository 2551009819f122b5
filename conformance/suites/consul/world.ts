import type { Manifest } from '../../cluster/manifest';
import type { Agent } from '../../consul/agent';
import { type ConfigEntry, configEntriesOf } from '../../consul/config-entry';
import { unknownFields } from '../../consul/crd-fields';
import { type Instance, register, Sidecar } from '../../consul/sidecar';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone, Failure } from '../../harness/suite';
import { type Answered, Client, type Sent } from '../../traffic/client';
import { type Received, Upstream } from '../../traffic/upstream';

/** The caller, where no other one is named. */
export const client = 'client';
const mark = 'x-sent';

/** What came of a request. */
export interface Outcome extends Answered {
  /** The tries that got through to an application, the first one first, each with the port of the application. */
  readonly tries: readonly (Received & { readonly port: number })[];
}

/** Objects of consul-k8s, and what must hold with them. */
export interface Scene {
  readonly objects: readonly Manifest[];
  readonly cases: readonly Case[];
}

/** Says who is there; its cases run when the objects of all scenes are written and every sidecar is up. */
export type MakeScene = (world: World) => Promise<Scene>;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Services with sidecars on one agent, and who calls whom. */
export class World {
  private readonly instances: Instance[] = [];
  private readonly calls = new Map<string, Set<string>>();
  private readonly upstreams: Upstream[] = [];
  private readonly sidecars = new Map<string, Sidecar>();
  private readonly clients = new Map<string, Client>();
  private readonly ghosts: string[] = [];
  private readonly empty: string[] = [];
  private count = 0;

  constructor(
    readonly harness: Harness,
    readonly agent: Agent,
  ) {}

  /** An instance of a service, with a server of its own in the place of the application. */
  async instance(service: string, meta?: Readonly<Record<string, string>>): Promise<Upstream> {
    const upstream = await Upstream.open(this.harness.ports);
    this.upstreams.push(upstream);
    this.instances.push({ service, port: upstream.port, meta });
    return upstream;
  }

  /** One where nobody listens behind the sidecar. */
  async deadInstance(service: string): Promise<void> {
    this.instances.push({ service, port: await this.harness.ports.next() });
  }

  /** One whose sidecar is gone, though Consul does not know it yet. */
  ghost(service: string): void {
    this.ghosts.push(service);
  }

  /** One with a word of its own to Consul; its application is the scene's. */
  add(instance: Instance): void {
    this.instances.push(instance);
  }

  /** A service or a subset of one, `v2.service`, without instances. */
  lacks(target: string): void {
    this.empty.push(target);
  }

  /** Gives a caller, with a sidecar of its own, a port for each of these services. */
  dials(caller: string, ...services: readonly string[]): void {
    const known = this.calls.get(caller) ?? new Set<string>();
    for (const service of services) known.add(service);
    this.calls.set(caller, known);
  }

  /** Writes the objects, starts the sidecars, and comes back when calls can flow. */
  async start(objects: readonly Manifest[]): Promise<void> {
    expectNone(objects.flatMap((object) => unknownFields(this.harness.root, object)));
    const entries = configEntriesOf(objects);
    for (const entry of entries) await this.write(entry);
    const { harness, agent } = this;
    const callers = await Promise.all(
      [...this.calls].map(async ([service, calls]) => {
        return { service, port: await harness.ports.next(), calls: [...calls] };
      }),
    );
    for (const service of this.ghosts) await register(harness, agent, { service, port: await harness.ports.next() });
    const started = Date.now();
    const all = [...this.instances, ...callers];
    const sidecars: Sidecar[] = [];
    // some at a time: the program that writes a bootstrap is a large one
    for (let first = 0; first < all.length; first += 6) {
      const some = all.slice(first, first + 6).map((one) => Sidecar.start(harness, agent, one));
      sidecars.push(...(await Promise.all(some)));
    }
    for (const [index, { service }] of all.entries()) this.sidecars.set(service, sidecars[index]!);
    await Promise.all(sidecars.map((sidecar) => sidecar.ready(this.empty)));
    if (all.length > 0) harness.say(`${all.length} sidecars up in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }

  readonly write = async (entry: ConfigEntry): Promise<void> => {
    const refusal = await this.agent.write(entry);
    if (refusal !== undefined) throw new Failure([`Consul refuses ${entry.Kind} ${entry.Name}: ${refusal}`]);
  };

  /** The last sidecar of a service. */
  sidecar(service: string): Sidecar {
    const sidecar = this.sidecars.get(service);
    if (sidecar === undefined) throw new Error(`${service} has no sidecar`);
    return sidecar;
  }

  /** Sends a request from the application of a caller to a service. */
  async send({
    from = client,
    to,
    headers,
    ...sent
  }: Omit<Sent, 'host'> & { readonly from?: string; readonly to: string }): Promise<Outcome> {
    const id = String(++this.count);
    const port = this.sidecar(from).portOf(to);
    const known = this.clients.get(`${from} ${to}`) ?? new Client(port);
    this.clients.set(`${from} ${to}`, known);
    const answer = await known.send({ ...sent, host: to, headers: { ...headers, [mark]: id } });
    const tries = this.upstreams.flatMap(({ port, received }) =>
      received.filter((one) => one.headers[mark] === id).map((one) => ({ ...one, port })),
    );
    return { ...answer, tries: tries.toSorted((a, b) => a.at - b.at) };
  }

  /** Looks until nothing is wrong; what is still wrong after some seconds is the failure. Gives the time it took. */
  async until(problems: () => Promise<readonly string[]>, seconds = 10): Promise<number> {
    const started = performance.now();
    for (;;) {
      const found = await problems();
      const took = performance.now() - started;
      if (found.length === 0) return took;
      if (took > seconds * 1000) expectNone([...found, `still so after ${seconds} s`]);
      await sleep(50);
    }
  }
}
