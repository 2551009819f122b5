import { isIstio, type Manifest, nameOf } from '../../cluster/manifest';
import { refusalsOf } from '../../cluster/mesh';
import type { Harness } from '../../harness/harness';
import { expectNone } from '../../harness/suite';
import type { Sent } from '../../traffic/client';
import { hostOf } from '../../traffic/stand-ins';
import { type Load, steadyLoad } from '../../traffic/steady-load';
import type { TrafficMesh } from '../../traffic/traffic-mesh';
import { Pods } from './pods';
import { type Release, type ReleaseName, serviceName } from './releases';
import { type Shares, unshared } from './shares';
import type { Task, Way } from './ways';

/** Milliseconds after each object: istiod waits 100 for further changes, and requests shall meet every state. */
const between = 300;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** What users send: with retries that are said, with those by default, without any, and what no route names. */
const kinds: readonly Omit<Sent, 'host'>[] = [
  { path: '/items' },
  { path: '/items', method: 'POST' },
  { path: '/items', method: 'PUT' },
  { path: '/other' },
];

const hasPods = ({ kind }: Manifest): boolean => kind === 'Service' || kind === 'Deployment';

/** One rollout: its objects in the cluster, the pods behind them, and the requests all the while. */
class RollOut {
  readonly pods: Pods;
  private standing: readonly Manifest[] = [];
  /** By the harness. */
  private added: readonly Manifest[] = [];
  private readonly host: string;
  /** What is not as it should be, and the releases in which requests failed. */
  readonly problems: string[] = [];
  readonly failed = new Map<ReleaseName, readonly string[]>();
  private seen = 0;

  constructor(
    harness: Harness,
    private readonly traffic: TrafficMesh,
    private readonly way: Way,
  ) {
    this.host = hostOf(serviceName, traffic.namespace);
    this.pods = new Pods(harness.ports, {
      apply: (object) => this.apply(object),
      remove: (object) => this.traffic.mesh.remove([object]),
    });
  }

  private async apply(object: Manifest): Promise<void> {
    expectNone(refusalsOf(await this.traffic.mesh.apply([object])));
  }

  /** Requests of each kind in turn. */
  load(): Load {
    let turn = 0;
    return steadyLoad(() => {
      // so that some are under way whenever something changes
      return this.traffic.client.send({ ...kinds[turn++ % kinds.length]!, host: this.host, ask: { delay: 20 } });
    });
  }

  private async perform({ object, gone }: Task): Promise<void> {
    // the API server takes no endpoints on loopback, so ServiceEntries stand for Services
    if (object.kind !== 'Service') await (gone ? this.traffic.mesh.remove([object]) : this.apply(object));
    if (hasPods(object)) await (gone ? this.pods.removed(object) : this.pods.applied(object));
  }

  /** Whether requests may meet something else from now on. */
  private isSeen({ object, gone }: Task): boolean {
    const before = this.standing.find((one) => nameOf(one) === nameOf(object));
    const isChange = gone || JSON.stringify(before) !== JSON.stringify(object);
    return isChange && (isIstio(object) || hasPods(object));
  }

  /** Keeps which requests have failed since the last look. */
  look(name: ReleaseName, what: string, load: Load): void {
    const failures = load.failures.slice(this.seen);
    this.seen += failures.length;
    if (failures.length === 0) return;
    const all = `${name}, ${what}: ${failures.length} requests failed, the first at ${failures[0]}`;
    this.failed.set(name, [...(this.failed.get(name) ?? []), all]);
  }

  /** Brings the release object by object. */
  async release({ name, objects }: Release, load?: Load): Promise<void> {
    for (const group of this.way.groups(this.standing, objects)) {
      for (const task of group) {
        const isSeen = this.isSeen(task);
        await this.perform(task);
        if (load === undefined || !isSeen) continue;
        await sleep(between);
        this.look(name, `${nameOf(task.object)} ${task.gone ? 'taken away' : 'applied'}`, load);
      }
      await this.pods.rolledOut();
    }
    this.standing = objects;
  }

  /** How many of so many requests come to the pods of each Deployment and image. */
  private async shares(count: number, path: string, headers = {}): Promise<Shares> {
    for (let sent = 0; sent < count; sent += 50) {
      const size = Math.min(50, count - sent);
      const { client } = this.traffic;
      await Promise.all(Array.from({ length: size }, () => client.send({ host: this.host, path, headers })));
    }
    return this.pods.receivedOf(path);
  }

  /** What is unlike the release in who meets the canary: of all, and of the testers. */
  async unshared(release: Release): Promise<readonly string[]> {
    const { testers } = release;
    const problems = await unshared(release, (count, path) => this.shares(count, path));
    if (testers === undefined) return problems;
    const allOfThem = { ...release, weight: 100 };
    return [...problems, ...(await unshared(allOfThem, (count, path) => this.shares(count, path, testers)))];
  }

  /** The client's proxy, once the first release stands. */
  async open({ objects }: Release): Promise<void> {
    this.added = await this.traffic.apply(
      objects.filter(({ kind }) => kind !== 'Service'),
      {},
    );
    for (let turn = 0; turn < 50; turn++) {
      if ((await this.traffic.client.send({ host: this.host, path: '/first' })).status === 200) return;
      await sleep(100);
    }
    expectNone([`${this.host} does not answer before the rollout`]);
  }

  async end(): Promise<void> {
    await this.pods.end();
    await this.traffic.mesh.remove([...this.standing.filter(({ kind }) => kind !== 'Service'), ...this.added]);
    this.traffic.client.close();
  }
}

/** Brings releases one after the other to users who go on sending. Requests fail in the releases `but`, in no other. */
export async function rollOut(
  harness: Harness,
  mesh: TrafficMesh,
  way: Way,
  [first, ...others]: readonly Release[],
  but: readonly ReleaseName[],
  say: (line: string) => void,
): Promise<void> {
  const rollout = new RollOut(harness, mesh, way);
  try {
    await rollout.release(first!);
    await rollout.open(first!);
    const load = rollout.load();
    try {
      for (const release of others) {
        await rollout.release(release, load);
        rollout.problems.push(...(await rollout.unshared(release)));
        await rollout.pods.drained();
        rollout.look(release.name, 'when its pods are ready and the former ones gone', load);
      }
    } finally {
      await load.stop();
    }
    say(`${load.failures.length} of ${load.sent} requests failed`);
    for (const [release, failures] of rollout.failed) {
      if (!but.includes(release)) rollout.problems.push(...failures);
    }
    for (const release of but) {
      if (!rollout.failed.has(release)) rollout.problems.push(`${release}: no request failed, and some should`);
    }
    expectNone(rollout.problems);
  } finally {
    await rollout.end();
  }
}
