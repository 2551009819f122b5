import { createServer } from 'node:http';
import { type Manifest, nameOf } from '../../cluster/manifest';
import { configEntryOf } from '../../consul/config-entry';
import { unknownFields } from '../../consul/crd-fields';
import type { Case } from '../../harness/suite';
import { expectNone } from '../../harness/suite';
import { type Load, steadyLoad } from '../../traffic/steady-load';
import { byWaves } from '../rollout/ways';
import { unlike } from '../traffic/scene';
import { answerTo } from './plaintext';
import { bank, isEnforced, type Release, releases } from './rendered-bank';
import type { MakeScene, World } from './world';

/** Where iptables would send a plaintext call to the application's own port: here the sidecar has that port, on another address. */
const elsewhere = '127.0.0.2';
const stranger = 'stranger';
const passed = '200 1';
const denied = '403 0';

/** Seconds; idle connections that nobody asks keep an old intention until the sidecar has drained, for 30 s. */
const patience = 60;

/** Milliseconds; Argo CD waits two seconds behind each wave. */
const between = 1_000;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

type Row = readonly [from: string, to: string, request: string, enforced: string];

/** How a call fares once the graph is enforced; before that all get through. */
const rows: readonly Row[] = [
  ['orders', 'payments', 'GET /payments', passed],
  ['orders', 'payments', 'HEAD /payments', passed],
  ['orders', 'payments', 'POST /payments', passed],
  ['orders', 'payments', 'DELETE /payments', passed],
  ['orders', 'payments', 'DELETE /payments/7', denied],
  ['orders', 'payments', 'PUT /payments', denied],
  ['orders', 'payments', 'GET /payments/7', passed],
  ['orders', 'payments', 'GET /payments/7/refunds', denied],
  ['orders', 'payments', 'GET /payments/', denied],
  ['orders', 'payments', 'GET /payments-old', denied],
  ['orders', 'payments', 'GET /open', passed],
  ['orders', 'payments', 'GET /open/a/b', passed],
  ['orders', 'payments', 'GET /opened', denied],
  ['orders', 'payments', 'GET /open/../admin', denied],
  ['gateway', 'payments', 'GET /anything', passed],
  ['gateway', 'payments', 'POST /payments', denied],
  ['gateway', 'ledger', 'GET /', denied],
  ['orders', 'ledger', 'PUT /book', passed],
  [stranger, 'payments', 'GET /payments', denied],
  [stranger, 'ledger', 'GET /', denied],
];
/** The same for the canaries, while there are some: of a caller, and of who is called by its own name. */
const canaryRows: readonly Row[] = [
  ['orders-canary', 'payments', 'GET /payments', passed],
  ['orders-canary', 'payments', 'PUT /payments', denied],
  ['orders-canary', 'ledger', 'GET /', passed],
  ['orders', 'ledger-canary', 'GET /', passed],
  [stranger, 'ledger-canary', 'GET /', denied],
];

/** The releases of the program, brought to Consul one after the other. */
class Rollout {
  private standing: readonly Manifest[] = [];

  constructor(
    private readonly world: World,
    private readonly reports: number,
  ) {}

  /** Writes and takes away, wave by wave; what Consul refuses of it. */
  async bring(release: Release): Promise<readonly string[]> {
    const objects = bank(release);
    const { agent, harness } = this.world;
    const problems = objects.flatMap((object) => [...unknownFields(harness.root, object)]);
    const former = new Map(this.standing.map((object) => [nameOf(object), JSON.stringify(object)]));
    for (const wave of byWaves.groups(this.standing, objects)) {
      const changes = wave.filter(({ object, gone }) => gone || former.get(nameOf(object)) !== JSON.stringify(object));
      for (const { object, gone } of changes) {
        const entry = configEntryOf(object);
        const refusal = await (gone ? agent.remove(entry) : agent.write(entry));
        if (refusal !== undefined) problems.push(`${gone ? 'without' : 'with'} ${nameOf(object)}: ${refusal}`);
      }
      if (changes.length > 0) await sleep(between);
    }
    this.standing = objects;
    return problems;
  }

  private async asked(from: string, to: string, request: string): Promise<string> {
    const [method, path] = request.split(' ') as [string, string];
    const { status, tries } = await this.world.send({ from, to, method, path });
    return `${status} ${tries.length}`;
  }

  /** The calls that fare otherwise than the release promises, and how. */
  private async misfared(
    { name, stage }: Release,
    calls: readonly Row[],
  ): Promise<readonly { readonly row: Row; readonly what: string }[]> {
    const found = [];
    for (const row of calls) {
      const [from, to, request, enforced] = row;
      const promised = isEnforced(stage) ? enforced : passed;
      const seen = await this.asked(from, to, request);
      for (const what of unlike(`${name}: ${from} → ${to} ${request}`, promised, seen)) found.push({ row, what });
    }
    return found;
  }

  /** Waits until every call fares as the release promises: those that do not are asked again alone, then all once more. */
  async settled(release: Release): Promise<void> {
    const all = release.canaries === undefined ? rows : [...rows, ...canaryRows];
    let open = all;
    await this.world.until(async () => {
      const found = await this.misfared(release, open);
      const isWhole = open === all;
      open = found.length === 0 ? all : found.map(({ row }) => row);
      if (found.length > 0) return found.map(({ what }) => what);
      if (!isWhole) return ['not all calls were asked again'];
      const isAnswered = (await answerTo(this.reports)).includes('the application');
      return unlike(`${release.name}: plaintext is answered`, release.stage === 'observe', isAnswered);
    }, patience);
  }

  /** Brings a release while allowed callers go on, and where both releases enforce the graph a stranger too. */
  async underLoad(release: Release, former: Release): Promise<{ sent: number; failures: readonly string[] }> {
    const calls: (readonly [string, string, string])[] = [
      ['orders', 'payments', passed],
      ['orders', 'ledger', passed],
    ];
    if (release.canaries !== undefined && former.canaries !== undefined)
      calls.push(['orders-canary', 'payments', passed]);
    if (isEnforced(release.stage) && isEnforced(former.stage)) calls.push([stranger, 'payments', denied]);
    const loads = calls.map(([from, to, promised]): Load => {
      const send = async () => {
        const seen = await this.asked(from, to, 'GET /payments');
        if (seen !== promised) throw new Error(`${from} → ${to}: ${promised} was promised, ${seen} was seen`);
        // a load counts as failed whatever is not 200
        return { status: 200, headers: {}, took: 0 };
      };
      return steadyLoad(send, { everyMs: 25 });
    });
    const refused = await this.bring(release);
    try {
      await this.settled(release);
    } finally {
      await Promise.all(loads.map((load) => load.stop()));
    }
    const failures = loads.flatMap(({ failures, sent }) =>
      failures.length === 0 ? [] : [`${failures.length} of ${sent} failed, the first after ${failures[0]}`],
    );
    return { sent: loads.reduce((total, { sent }) => total + sent, 0), failures: [...refused, ...failures] };
  }
}

/** Who may call whom in each stage of a program of ours, and that moving between the stages refuses nobody who is allowed. */
export const renderedIntentions: MakeScene = async (world) => {
  for (const service of ['payments', 'ledger', 'ledger-canary']) await world.instance(service);
  for (const caller of ['orders', 'orders-canary', 'gateway', stranger])
    world.dials(caller, 'payments', 'ledger', 'ledger-canary');
  const { ports } = world.harness;
  const reports = await ports.next();
  const application = createServer((_, response) => response.end('the application'));
  await new Promise<void>((done, failed) => {
    application.once('error', failed).listen(reports, elsewhere, done);
  });
  application.unref();
  world.add({
    service: 'reports',
    port: reports,
    publicPort: reports,
    proxy: {
      Mode: 'transparent',
      TransparentProxy: { OutboundListenerPort: await ports.next() },
      LocalServiceAddress: elsewhere,
    },
  });
  const rollout = new Rollout(world, reports);
  const [first, ...rest] = releases as readonly [Release, ...Release[]];
  const refused = await rollout.bring(first);
  const following = rest.map((release, index): Case => {
    const former = releases[index]!;
    return {
      name: `from ${former.name} to ${release.name}: nothing is refused on the way, and who is allowed loses no request`,
      run: async (say) => {
        const { sent, failures } = await rollout.underLoad(release, former);
        say(`${sent} requests`);
        expectNone(failures);
      },
    };
  });
  return {
    objects: [],
    cases: [
      {
        name: `${first.name}: Consul takes what synth writes, in its order, and everybody gets through`,
        run: async () => {
          expectNone(refused);
          await rollout.settled(first);
        },
      },
      ...following,
    ],
  };
};
