import { type Manifest, nameOf } from '../../cluster/manifest';
import { expectNone, Failure } from '../../harness/suite';
import type { Answered } from '../../traffic/client';
import { inForceOn } from '../../traffic/in-force';
import { type Load, steadyLoad } from '../../traffic/steady-load';
import { byWaves } from '../rollout/ways';
import { misread } from '../traffic/read-by-istiod';
import { unlike } from '../traffic/scene';
import { bank, type Release, type StageName } from './bank';
import type { Caller } from './calls';
import { misreadDryRun } from './dry-run';
import type { World } from './world';

/** What a stage puts into force on the proxies of the servers. */
const inForce = {
  observe: { mtls: 'PERMISSIVE', authorization: 'dry-run' },
  strict: { mtls: 'STRICT', authorization: 'dry-run' },
  authorize: { mtls: 'STRICT', authorization: 'enforced' },
  isolate: { mtls: 'STRICT', authorization: 'enforced' },
} as const satisfies Record<StageName, object>;

/** Longer than istiod waits for further changes (100 ms), so that requests meet what stands between two objects. */
const between = 300;
const patience = 15_000;
const lead = 500;
const everyMs = 10;
const path = '/payments';

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Comes back when nothing is wrong any more; else with what was wrong at last. */
async function lasting(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  for (const end = Date.now() + patience; ; ) {
    const problems = await look();
    if (problems.length === 0 || Date.now() > end) return problems;
    await sleep(100);
  }
}

/** The releases of the program, brought to the cluster one after the other. */
export class Rollout {
  private standing: readonly Manifest[] = [];
  private current: Release | undefined;

  constructor(private readonly world: World) {}

  /** What differs between what synth wrote for the release and what istiod reads. */
  async misread(): Promise<readonly string[]> {
    const { mesh, added } = this.world;
    const read = await mesh.config();
    return [...misread(read, this.standing, added), ...misreadDryRun(read, this.standing)];
  }

  /** Applies what changes, wave by wave, and takes away what is gone, as Argo CD does; the Services have their stand-ins. */
  private async bring(release: Release): Promise<void> {
    const { mesh, ports } = this.world;
    const objects = bank(release, ports).filter(({ kind }) => kind !== 'Service');
    const former = new Map(this.standing.map((object) => [nameOf(object), JSON.stringify(object)]));
    for (const { object, gone } of byWaves.groups(this.standing, objects).flat()) {
      await (gone ? mesh.remove([object]) : mesh.apply([object]));
      if (gone || former.get(nameOf(object)) !== JSON.stringify(object)) await sleep(between);
    }
    this.standing = objects;
  }

  /** Waits until the servers' proxies have the stage, and no connection is served by the rules of the one before. */
  private async settled({ name, stage }: Release): Promise<void> {
    expectNone(await lasting(() => this.misread()));
    await sleep(between);
    for (const { name: server, port, proxy, isExcepted } of this.world.servers) {
      const promised = { ...inForce[stage], ...(isExcepted ? { mtls: 'PERMISSIVE' } : {}) };
      let seen: unknown;
      const isSo = (dump: unknown): boolean => {
        seen = inForceOn(port, dump);
        return unlike('', promised, seen).length === 0;
      };
      await proxy.until('/config_dump?resource=dynamic_listeners', isSo, patience).catch(() => {
        throw new Failure(unlike(`${name}: the proxy of ${server}`, promised, seen));
      });
      expectNone(
        await lasting(async () => {
          const stats = [...(await proxy.stats('draining$'))].filter(([, count]) => count > 0);
          return stats.map(([stat, count]) => `${name}: the proxy of ${server} has ${stat} ${count}`);
        }),
      );
    }
  }

  private load(caller: Caller, promised: number, why: string): Load {
    let turn = 0;
    const send = async (): Promise<Answered> => {
      const method = turn++ % 2 === 0 ? 'GET' : 'POST';
      const status = await this.world.send(caller, method, path);
      if (status !== promised)
        throw new Failure([`${caller}, ${method} ${path}: ${promised} was promised, since ${why}; seen: ${status}`]);
      // a load counts as failed whatever is not 200
      return { status: 200, headers: {}, took: 0 };
    };
    return steadyLoad(send, { everyMs });
  }

  /**
   * Brings a release while the allowed caller goes on, and where policies are enforced before and after it a stranger too. Gives the
   * number of requests, and what became of those that did not fare as promised.
   */
  async underLoad(release: Release): Promise<{ readonly sent: number; readonly failures: readonly string[] }> {
    const isEnforced = (one: Release | undefined) =>
      one !== undefined && inForce[one.stage].authorization === 'enforced';
    const loads = [this.load('orders', 200, 'AuthorizationPolicy payments allows it')];
    if (isEnforced(this.current) && isEnforced(release)) loads.push(this.load('stranger', 403, 'payments has a deny'));
    try {
      await sleep(lead);
      await this.bring(release);
      await this.settled(release);
      await sleep(lead);
    } finally {
      await Promise.all(loads.map((load) => load.stop()));
    }
    const way = `from ${this.current?.name ?? 'nothing'} to ${release.name}`;
    this.current = release;
    const failing = loads.filter(({ failures }) => failures.length > 0);
    return {
      sent: loads.reduce((total, { sent }) => total + sent, 0),
      failures: failing.map(
        ({ failures, sent }) => `${way}: ${failures.length} of ${sent} failed, the first after ${failures[0]}`,
      ),
    };
  }
}
