import { configEntryOf } from '../../consul/config-entry';
import { expectNone } from '../../harness/suite';
import { unlike } from '../traffic/scene';
import { intentions as intend, permission, speaks } from './objects';
import { client, type MakeScene, type World } from './world';

const stranger = 'stranger';
const deny = { name: '*', action: 'deny' };
const read = permission('allow', { pathPrefix: '/items', methods: ['GET'] });
const rest = permission('deny', { pathPrefix: '/' });

/** What is answered to a request: the service, or its sidecar in its place. */
const asked =
  (world: World) =>
  async (from: string, to: string, request: string, headers = {}) => {
    const [method, path] = request.split(' ') as [string, string];
    const { status, tries } = await world.send({ from, to, method, path, headers });
    return `${status} ${tries.length}`;
  };
const passed = '200 1';
const denied = '403 0';

type Row = readonly [
  from: string,
  to: string,
  request: string,
  promised: string,
  headers?: Readonly<Record<string, string>>,
];

const holds = (world: World, name: string, ...rows: readonly Row[]) => ({
  name,
  run: async () => {
    const ask = asked(world);
    const problems: string[] = [];
    for (const [from, to, request, promised, headers] of rows)
      problems.push(...unlike(`${from} → ${to} ${request}`, promised, await ask(from, to, request, headers)));
    expectNone(problems);
  },
});

/** Who may call whom, and how, where a call that no intention names is let through. */
export const intentions: MakeScene = async (world) => {
  const services = ['open', 'by-identity', 'by-method', 'by-method-only', 'by-order', 'by-order-closed'];
  for (const service of services) await world.instance(service);
  const raw = await world.instance('raw');
  for (const caller of [client, stranger]) world.dials(caller, ...services, 'raw');
  const ask = asked(world);
  const all = configEntryOf(intend('*', deny));
  return {
    objects: [
      ...services.map((name) => speaks(name)),
      speaks('raw', 'tcp'),
      intend('by-identity', { name: client, action: 'allow' }, deny),
      intend('by-method', { name: client, permissions: [read] }, deny),
      intend('by-method-only', { name: client, permissions: [read, rest] }, deny),
      intend('by-order', {
        name: client,
        permissions: [
          permission('deny', { pathExact: '/items/secret' }),
          permission('deny', { pathPrefix: '/admin' }),
          permission('allow', { pathPrefix: '/items' }),
        ],
      }),
      intend('by-order-closed', {
        name: client,
        permissions: [
          permission('allow', { pathRegex: '/items/[0-9]+', header: [{ name: 'x-kind', exact: 'a' }] }),
          permission('allow', { pathPrefix: '/items', methods: ['POST'] }),
          rest,
        ],
      }),
      intend('raw', { name: client, action: 'allow' }, deny),
    ],
    cases: [
      holds(
        world,
        'without an intention a call is let through',
        [client, 'open', 'GET /', passed],
        [stranger, 'open', 'POST /', passed],
      ),
      holds(
        world,
        'by identity: who is named is let through, whoever else is answered 403',
        [client, 'by-identity', 'POST /', passed],
        [stranger, 'by-identity', 'GET /', denied],
      ),
      {
        name: 'by identity: the callee reads it from the caller’s certificate',
        run: async () => {
          const { tries } = await world.send({ to: 'by-identity', path: '/' });
          const forwarded = String(tries[0]?.headers['x-forwarded-client-cert']);
          expectNone(
            /URI=spiffe:\/\/[^/]+\/ns\/default\/dc\/dc1\/svc\/client(;|$)/.test(forwarded)
              ? []
              : [`x-forwarded-client-cert is ${forwarded}`],
          );
        },
      },
      {
        name: 'by identity of a service that speaks tcp: whoever else is cut off',
        run: async () => {
          const before = raw.received.length;
          const mine = await world.send({ to: 'raw', path: '/' });
          const theirs = await world.send({ from: stranger, to: 'raw', path: '/' }).then(
            ({ status }) => `answered ${status}`,
            (error: NodeJS.ErrnoException) => error.code,
          );
          expectNone([
            ...unlike('client', 200, mine.status),
            ...unlike('stranger', 'ECONNRESET', theirs),
            ...unlike('received', 1, raw.received.length - before),
          ]);
        },
      },
      holds(
        world,
        'by method and path: what no permission names is let through where the default is allow, whatever the source * says',
        [client, 'by-method', 'GET /items/1', passed],
        [client, 'by-method', 'POST /items/1', passed],
        [client, 'by-method', 'GET /admin', passed],
        [stranger, 'by-method', 'GET /items/1', denied],
      ),
      holds(
        world,
        'by method and path, with a last permission that denies /: only what is named is let through',
        [client, 'by-method-only', 'GET /items/1', passed],
        [client, 'by-method-only', 'POST /items/1', denied],
        [client, 'by-method-only', 'GET /admin', denied],
        [stranger, 'by-method-only', 'GET /items/1', denied],
      ),
      holds(
        world,
        'permissions go in their order, the first that matches decides',
        [client, 'by-order', 'GET /items/1', passed],
        [client, 'by-order', 'GET /items/secret', denied],
        [client, 'by-order', 'GET /admin/x', denied],
        [client, 'by-order-closed', 'GET /items/7', passed, { 'x-kind': 'a' }],
        [client, 'by-order-closed', 'GET /items/7', denied],
        [client, 'by-order-closed', 'GET /items/x', denied, { 'x-kind': 'a' }],
        [client, 'by-order-closed', 'POST /items/x', passed],
      ),
      holds(
        world,
        'a path is read as the application reads it: no detour around a permission',
        [client, 'by-order', 'GET /items/../admin/x', denied],
        [client, 'by-order', 'GET /items/%2e%2e/admin/x', denied],
        [client, 'by-order', 'GET /items/secret?x', denied],
      ),
      {
        name: 'a denial of all to all cuts off who has no exact intention within seconds, and its end lets them through again',
        run: async (say) => {
          const open = (promised: string) => async () => [
            ...unlike('without an intention', promised, await ask(client, 'open', 'GET /')),
            ...unlike('with an exact one', passed, await ask(client, 'by-identity', 'GET /')),
          ];
          await world.write(all);
          const cut = await world.until(open(denied));
          await world.agent.remove(all);
          const back = await world.until(open(passed));
          say(`cut off after ${Math.round(cut)} ms, let through again after ${Math.round(back)} ms`);
        },
      },
    ],
  };
};

/** The same where a call that no intention names is denied. */
export const closed: MakeScene = async (world) => {
  const services = ['unnamed', 'named', 'permitted'];
  for (const service of services) await world.instance(service);
  for (const caller of [client, stranger]) world.dials(caller, ...services);
  return {
    objects: [
      ...services.map((name) => speaks(name)),
      intend('named', { name: client, action: 'allow' }),
      intend('permitted', { name: client, permissions: [read] }),
    ],
    cases: [
      holds(
        world,
        'default deny: only what an intention allows is let through',
        [client, 'unnamed', 'GET /', denied],
        [client, 'named', 'POST /', passed],
        [stranger, 'named', 'GET /', denied],
        [client, 'permitted', 'GET /items', passed],
        [client, 'permitted', 'POST /items', denied],
        [client, 'permitted', 'GET /admin', denied],
        [stranger, 'permitted', 'GET /items', denied],
      ),
    ],
  };
};
