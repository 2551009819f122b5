import { join } from 'node:path';
import type { Manifest } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import type { Sidecar } from '../../traffic/agent';
import { Client } from '../../traffic/client';
import type { Account } from '../../traffic/credentials';
import { dial, dialThrough } from '../../traffic/direct';
import type { Envoy } from '../../traffic/envoy';
import { GrpcUpstream } from '../../traffic/grpc-upstream';
import { Meshed } from '../../traffic/meshed';
import { originalDestination } from '../../traffic/original-destination';
import { hostOf } from '../../traffic/stand-ins';
import { TlsUpstream } from '../../traffic/tls-upstream';
import { Upstream } from '../../traffic/upstream';
import { callerSidecar, meshedStandIns, podLabelsOf } from '../../traffic/workloads';
import { bank, namespace, type Ports, prometheus, releases } from './bank';
import type { Call, Callee, Caller } from './calls';
import type { Seen } from './verdict';

const stranger: Account = { namespace: 'elsewhere', name: 'stranger' };
const grpc = { 'content-type': 'application/grpc', te: 'trailers' };
/** One each, since by its address istiod finds the workload of a proxy. Callers only have theirs, and nobody listens there. */
const addresses = {
  payments: '127.0.0.1',
  ledger: '127.0.0.2',
  reports: '127.0.0.3',
  archive: '127.0.0.4',
  orders: '127.0.0.11',
  others: '127.0.0.12',
} as const;

type Answer = Omit<Seen, 'arrived' | 'broken'> & { readonly status: number };

/** The proxy of a server. */
export interface Server {
  readonly name: Callee;
  /** Of the routes. */
  readonly port: number;
  readonly proxy: Envoy;
  /** Whether plaintext may always come to it. */
  readonly isExcepted: boolean;
}

/** What the cases work with. */
export interface World {
  readonly ports: Ports;
  readonly mesh: Meshed;
  /** What the harness put beside the program. */
  readonly added: readonly Manifest[];
  readonly servers: readonly Server[];
  readonly proxies: readonly Envoy[];
  readonly call: (call: Call) => Promise<Seen>;
  /** A call of payments by its name; comes back with the status. */
  readonly send: (caller: Caller, method: string, path: string) => Promise<number>;
  /** The identity that the last request of a path came with, as the server's sidecar said it. */
  readonly identityOf: (path: string) => string | undefined;
}

async function openPorts({ ports }: Harness): Promise<Ports> {
  const next = (): Promise<number> => ports.next();
  return {
    payments: await next(),
    ledger: await next(),
    reports: await next(),
    admin: await next(),
    webhook: await next(),
    metrics: await next(),
    orders: await next(),
  };
}

/** The servers, their proxies and those of the callers; of the program only what a pod needs to start is there. */
export async function openWorld(harness: Harness): Promise<World> {
  const ports = await openPorts(harness);
  const upstream = (): Promise<Upstream> => Upstream.open(harness.ports);
  const [payments, reports, admin, metrics] = [await upstream(), await upstream(), await upstream(), await upstream()];
  const archive = await upstream();
  const webhook = await TlsUpstream.open(harness.ports);
  const ledger = await GrpcUpstream.open(harness.ports, 0);
  const upstreams = [payments, reports, archive, admin, metrics, webhook, ledger];
  const program = bank(releases[0]!, ports);
  const labelsOf = (name: string) =>
    podLabelsOf(program.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name)!);
  const accounts: Readonly<Record<Caller, Account>> = { orders: { namespace, name: 'orders' }, stranger, prometheus };
  const labels: Readonly<Record<Caller, Readonly<Record<string, string>>>> = {
    orders: labelsOf('orders'),
    stranger: { app: 'stranger' },
    prometheus: { app: 'prometheus' },
  };
  const callers = Object.keys(accounts) as Caller[];
  const socketOf = (caller: Caller): string => join(harness.folder, `${caller}.sock`);
  const behind = new Map([
    [ports.payments, payments.port],
    [ports.admin, admin.port],
    [ports.metrics, metrics.port],
    [ports.webhook, webhook.port],
  ]);
  const added = [
    ...meshedStandIns(program, {
      payments: { address: addresses.payments, behind },
      ledger: { address: addresses.ledger, behind: new Map([[ports.ledger, ledger.port]]) },
      reports: { address: addresses.reports, behind: new Map([[ports.reports, reports.port]]) },
      archive: { address: addresses.archive, behind: new Map([[ports.payments, archive.port]]) },
    }),
    ...callers.map((caller) => callerSidecar(accounts[caller], labels[caller], socketOf(caller))),
    originalDestination(accounts.orders, labels.orders),
  ];
  const mesh = await Meshed.open(harness, 'policy');
  const foreign = [stranger, prometheus].map((metadata) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata }));
  const first = ['Namespace', 'ServiceAccount', 'Deployment'];
  await mesh.apply([...program.filter(({ kind }) => first.includes(kind)), ...foreign, ...added]);
  const start = (account: Account, address: string, of: Readonly<Record<string, string>>): Promise<Sidecar> =>
    mesh.start({ account, address, labels: of });
  const [ofPayments, ofLedger, ofReports, ofArchive, orders, others, scraper] = await Promise.all([
    start({ namespace, name: 'payments' }, addresses.payments, labelsOf('payments')),
    start({ namespace, name: 'ledger' }, addresses.ledger, labelsOf('ledger')),
    start({ namespace, name: 'reports' }, addresses.reports, labelsOf('reports')),
    start({ namespace, name: 'archive' }, addresses.archive, labelsOf('archive')),
    start(accounts.orders, addresses.orders, labels.orders),
    start(stranger, addresses.others, labels.stranger),
    start(prometheus, addresses.others, labels.prometheus),
  ]);
  webhook.certify(ofPayments.certificate);
  const sidecars: Readonly<Record<Caller, Sidecar>> = { orders, stranger: others, prometheus: scraper };
  const clients = new Map(callers.map((caller) => [caller, new Client(socketOf(caller))]));

  const byName = async (caller: Caller, to: Callee, method: string, path: string): Promise<Answer> => {
    const headers = to === 'ledger' ? grpc : {};
    const { status, headers: got } = await clients
      .get(caller)!
      .send({ host: hostOf(to, namespace), method, path, headers });
    return { status, ...(got['grpc-status'] === undefined ? {} : { grpcStatus: Number(got['grpc-status']) }) };
  };
  const sent = async ({ by, method, path }: Call): Promise<Answer> => {
    if (by.how === 'by name') return byName(by.caller, by.to, method, path);
    const address = addresses[by.port === 'reports' ? 'reports' : 'payments'];
    const target = { address, port: ports[by.port], method, path };
    if (by.how === 'by address through its sidecar') return { status: await dialThrough(socketOf(by.caller), target) };
    const { certificateOf: caller, ownTls, from } = by;
    const tls =
      ownTls === true ? 'without a certificate' : caller === undefined ? undefined : sidecars[caller].certificate;
    return { status: await dial({ ...target, from, tls }) };
  };
  const arrivals = (): number => upstreams.reduce((total, { received }) => total + received.length, 0);
  return {
    ports,
    mesh,
    added,
    servers: [
      { name: 'payments', port: ports.payments, proxy: ofPayments.proxy, isExcepted: false },
      { name: 'ledger', port: ports.ledger, proxy: ofLedger.proxy, isExcepted: false },
      { name: 'reports', port: ports.reports, proxy: ofReports.proxy, isExcepted: true },
      { name: 'archive', port: ports.payments, proxy: ofArchive.proxy, isExcepted: false },
    ],
    proxies: [ofPayments, ofLedger, ofReports, ofArchive, ...Object.values(sidecars)].map(({ proxy }) => proxy),
    call: async (call) => {
      const before = arrivals();
      const seen = await sent(call).catch((error: unknown) => ({
        broken: error instanceof Error ? error.message : String(error),
      }));
      return { ...seen, arrived: arrivals() - before };
    },
    send: async (caller, method, path) => (await byName(caller, 'payments', method, path)).status,
    identityOf: (path) => {
      const last = payments.received.filter((one) => one.path === path).at(-1);
      return /URI=([^;,]+)/.exec(String(last?.headers['x-forwarded-client-cert'] ?? ''))?.[1];
    },
  };
}
