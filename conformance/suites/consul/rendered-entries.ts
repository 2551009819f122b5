import { dataAt, type Manifest, nameOf } from '../../cluster/manifest';
import { type ConfigEntry, configEntryOf, isConsul } from '../../consul/config-entry';
import { unknownFields } from '../../consul/crd-fields';
import { expectNone } from '../../harness/suite';
import { type Difference, differences, lost, told } from '../drift/compare';
import { byWaves } from '../rollout/ways';
import { chainOf } from './chain-of';
import { type ServiceName, shop } from './rendered-shop';
import type { MakeScene } from './world';

type Words = Readonly<Record<string, unknown>>;
/** What a route takes, where it leads, and how: what the program says, in Consul's words. */
type Row = readonly [takes: Words, leads: readonly string[], how: Words];

const none = { RequestTimeout: '-1s', IdleTimeout: '-1s' };
const within = (RequestTimeout: string): Words => ({ ...none, RequestTimeout });
const proven = { NumRetries: 2, RetryOn: ['refused-stream'], RetryOnConnectFailure: true };
const onFailure = (NumRetries: number): Words => ({ NumRetries, RetryOn: ['5xx', 'reset'] });
const read = ['GET', 'HEAD'];
const cart = ['cart'];
const testers = { Header: [{ Name: 'x-canary', Exact: 'true' }] };
const shares = ['89.75 shares', '10.25 shares-canary'];

const models: Readonly<Partial<Record<ServiceName | 'shares-canary', readonly Row[]>>> = {
  cart: [
    [
      { PathExact: '/refunds', Methods: ['POST'], Header: [{ Name: 'idempotency-key', Regex: '.+' }] },
      cart,
      { ...none, NumRetries: 2, RetryOnStatusCodes: [503] },
    ],
    [{ PathExact: '/refunds', Methods: ['POST'] }, cart, { ...none, ...proven }],
    [{ PathExact: '/cart', Methods: ['POST'] }, cart, { ...within('1s'), ...proven }],
    [{ PathExact: '/cart', Methods: read }, cart, { ...within('3s'), ...onFailure(2) }],
    [{ PathExact: '/long', Methods: read }, cart, { ...within('18s'), ...proven }],
    [{ PathExact: '/off', Methods: read }, cart, none],
    [
      {
        PathRegex: '/items/[^/]+/parts',
        Methods: read,
        Header: [{ Name: 'cookie', Regex: '(.*;\\s*)?b\\.c=1(;.*)?' }],
      },
      cart,
      { ...none, ...onFailure(1) },
    ],
    [
      { PathExact: '/below', Methods: read, Header: [{ Name: 'x-tenant', Regex: '.+' }] },
      cart,
      { ...none, ...onFailure(1) },
    ],
    [
      { PathPrefix: '/below/', Methods: read, Header: [{ Name: 'x-tenant', Regex: '.+' }] },
      cart,
      { ...none, ...onFailure(1) },
    ],
    [{}, cart, { ...none, ...proven }],
  ],
  shares: [
    [{ PathExact: '/', Methods: read, ...testers }, ['shares-canary'], { ...within('5s'), ...proven }],
    [{ PathExact: '/', Methods: read }, shares, { ...within('5s'), ...proven }],
    [testers, ['shares-canary'], { ...none, ...proven }],
    [{}, shares, { ...none, ...proven }],
  ],
  'shares-canary': [
    [{ PathExact: '/', Methods: read }, ['shares-canary'], { ...within('5s'), ...proven }],
    [{}, ['shares-canary'], { ...none, ...proven }],
  ],
  parts: [
    [{ Header: [{ Name: 'cookie', Regex: '(.*;\\s*)?beta=yes(;.*)?' }] }, ['canary.parts'], { ...none, ...proven }],
    [{}, ['100 stable.parts', '0 canary.parts'], { ...none, ...proven }],
  ],
  resting: [[{}, ['stable.resting'], { ...none, ...proven }]],
};

/** A chain as rows; the route that Consul adds at the end, which nothing comes to any more, is left out. */
function rowsOf(chain: unknown): readonly Row[] {
  const start = dataAt(chain, 'Chain', 'StartNode') as string;
  const nodes = dataAt(chain, 'Chain', 'Nodes', start, 'Routes') as readonly unknown[];
  const rows = chainOf(chain).routes.map(({ takes, leads }, index): Row => {
    const how = { ...(dataAt(nodes[index], 'Definition', 'Destination') as Words | undefined) };
    for (const where of ['Service', 'ServiceSubset', 'Namespace', 'Partition'])
      delete (how as Record<string, unknown>)[where];
    // a weight of zero is not told
    return [takes as Words, leads.map((target) => target.replace('undefined ', '0 ')), how];
  });
  return rows.slice(0, -1);
}

/** What is zero or false is not kept in words. */
const isZero = ({ written, read: seen }: Difference): boolean =>
  (written === 0 || written === false) && seen === undefined;
/** Durations that read back as numbers. */
const nanoseconds: Readonly<Record<string, number>> = { '500ms': 5e8, '5m0s': 3e11 };
const isNanoseconds = ({ written, read: seen }: Difference): boolean =>
  seen !== undefined && nanoseconds[String(written)] === seen;

const inWaves = (before: readonly Manifest[], after: readonly Manifest[]): readonly ConfigEntry[] =>
  byWaves.groups(before, after).flatMap((group) => group.map(({ object }) => configEntryOf(object)));

/** What is rendered, as Consul itself sees it; nobody calls these services. */
export const renderedEntries: MakeScene = async ({ agent, harness }) => {
  const objects = shop().filter(isConsul);
  return {
    objects: [],
    cases: [
      {
        name: 'a rendered program is taken in the order of its sync waves, reads back, compiles to what it says, and goes in the reverse order',
        run: async (say) => {
          const problems = objects.flatMap((object) => unknownFields(harness.root, object));
          const entries = inWaves([], objects);
          say(`${entries.length} entries`);
          for (const entry of entries) {
            const refusal = await agent.write(entry);
            if (refusal !== undefined) problems.push(`${entry.Kind} ${entry.Name} is refused: ${refusal}`);
          }
          for (const entry of entries) {
            const all = lost(differences(entry, await agent.read(entry)));
            const real = all.filter((one) => !isZero(one) && !isNanoseconds(one));
            problems.push(...real.map((one) => `${entry.Kind} ${entry.Name} ${told(one)}`));
          }
          for (const [service, rows] of Object.entries(models))
            problems.push(
              ...differences(rows, rowsOf(await agent.chain(service))).map((one) => `${service} ${told(one)}`),
            );
          for (const entry of inWaves(objects, [])) {
            const refusal = await agent.remove(entry);
            if (refusal !== undefined) problems.push(`${entry.Kind} ${entry.Name} does not go: ${refusal}`);
          }
          expectNone(problems);
        },
      },
      {
        name: 'no two rendered objects are one entry to Consul',
        run: async () => {
          const keys = objects.map((object) => `${configEntryOf(object).Kind} ${configEntryOf(object).Name}`);
          expectNone(objects.filter((_, index) => keys.indexOf(keys[index]!) !== index).map(nameOf));
        },
      },
    ],
  };
};
