import { dataAt, isData, type Manifest, nameOf } from '../../cluster/manifest';
import { refusalsOf } from '../../cluster/mesh';
import { type Case, expectNone, Failure } from '../../harness/suite';
import { type Inbound, readInbound } from '../../linkerd/inbound-answer';
import { type Outbound, readOutbound } from '../../linkerd/outbound-answer';
import { unlike } from '../traffic/scene';
import { namespace, service } from './objects';
import type { Court } from './refusals';

/** What a proxy asks, and what it must be told. */
export interface OutboundQuestion {
  /** The Service that is called, in a namespace that is named (`store/payments`) or in the shop; or an address outside. */
  readonly to: string;
  readonly port?: number;
  /** The namespace of the caller. */
  readonly from?: string;
  /** The routes are promised by their names, not by their age. */
  readonly byName?: boolean;
  readonly promised: Partial<Outbound>;
}

export interface InboundQuestion {
  readonly pod: string;
  readonly port?: number;
  readonly promised: Partial<Inbound>;
}

/** Objects, and what a proxy is told once they are there. */
type Told<Question> = Question & {
  readonly name: string;
  /** In the order in which they are applied. */
  readonly objects: readonly Manifest[];
  /** So many milliseconds lie between one object and the next, where their age counts. */
  readonly pause?: number;
  /** Told first, where the promise would hold before anything has been read. */
  readonly first?: Question;
};
export type OutboundCase = Told<OutboundQuestion>;
export type InboundCase = Told<InboundQuestion>;

/** How long the controller may take to read what was applied. */
const patience = 8_000;
const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 40));
const notable = /Failed|Ignoring|Illegal|skipping|Invalid/;

/** Asks until the answer is the promised one; what differs in the end is said, with what the controller logged meanwhile. */
async function tells<Answer extends object>(
  { controller }: Court,
  promised: Partial<Answer>,
  ask: () => Promise<Answer>,
): Promise<void> {
  const before = controller.log().length;
  const keys = Object.keys(promised) as (keyof Answer & string)[];
  for (const deadline = Date.now() + patience; ; await turn()) {
    const problems = await ask().then(
      (told) => keys.flatMap((key) => unlike(key, promised[key], told[key])),
      (error: unknown) => [String(error)],
    );
    if (problems.length === 0) return;
    if (Date.now() < deadline) continue;
    const logged = controller.log().slice(before).split('\n');
    throw new Failure([...problems, ...new Set(logged.filter((line) => notable.test(line)))]);
  }
}

/** The address that the API server gave to a Service. */
async function addressOf({ mesh }: Court, name: string): Promise<string> {
  const [own, other] = name.split('/').reverse() as [string, string?];
  const wanted = service(own);
  const { body } = await mesh.api.read(
    other === undefined ? wanted : { ...wanted, metadata: { ...wanted.metadata, namespace: other } },
  );
  const address = dataAt(body, 'spec', 'clusterIP');
  if (typeof address !== 'string') throw new Error(`Service ${name} has no address: ${JSON.stringify(body)}`);
  return address;
}

async function askOutbound(
  court: Court,
  { to, port = 80, from = namespace, byName = false, promised }: OutboundQuestion,
): Promise<void> {
  const address = /^[\d.]+$/.test(to) ? to : await addressOf(court, to);
  const caller = { ns: from, pod: 'caller' };
  await tells(court, promised, async () => {
    const told = readOutbound(await court.controller.policies.outbound(caller, address, port));
    if (!byName) return told;
    return { ...told, routes: [...told.routes].sort((a, b) => (a.from < b.from ? -1 : 1)) };
  });
}

async function askInbound(court: Court, { pod, port = 8080, promised }: InboundQuestion): Promise<void> {
  const workload = { ns: namespace, pod };
  await tells(court, promised, async () => readInbound(await court.controller.policies.inbound(workload, port)));
}

/** Kinds to which the controller gives a status, after it has taken them in. */
const withStatus = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'EgressNetwork', 'HTTPLocalRateLimitPolicy'];

/** Waits until the last object of each kind has a status; so all before it have been read too. */
async function untilRead({ mesh }: Court, objects: readonly Manifest[]): Promise<void> {
  for (const kind of withStatus) {
    const last = objects.findLast((one) => one.kind === kind);
    if (last === undefined) continue;
    for (const deadline = Date.now() + patience; ; await turn()) {
      const { body } = await mesh.api.read(last);
      if (isData(dataAt(body, 'status'))) break;
      if (Date.now() > deadline) throw new Failure([`the controller has given no status to ${nameOf(last)}`]);
    }
  }
}

/** Applies objects, looks at them once the controller has read them, and asks what a proxy is told. */
export const told = (
  court: Court,
  objects: readonly Manifest[],
  look: () => Promise<void>,
  question: OutboundQuestion,
): Promise<void> =>
  court.mesh.during(objects, async (applied) => {
    expectNone(refusalsOf(applied));
    await untilRead(court, objects);
    await look();
    await askOutbound(court, question);
  });

/** The same, with another word in the place of one, wherever it stands. */
export function renamed<T>(value: T, word: string, other: string): T {
  const rename = (inner: unknown): unknown => {
    if (typeof inner === 'string') return inner.replaceAll(word, other);
    if (Array.isArray(inner)) return inner.map(rename);
    if (!isData(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, rename(one)]));
  };
  return rename(value) as T;
}

function caseOf<Question>(
  kind: string,
  court: Court,
  told: Told<Question>,
  index: number,
  ask: (court: Court, question: Question) => Promise<void>,
): Case {
  // each has a Service and pod of its own, so that nothing of an earlier case can answer for it
  const own = renamed(told, 'payments', `payments${index}`);
  const look = async (): Promise<void> => {
    await untilRead(court, own.objects);
    if (own.first !== undefined) await ask(court, own.first);
    await ask(court, own);
  };
  const from = (place: number): Promise<void> => {
    const objects = own.pause === undefined ? own.objects : own.objects.slice(place, place + 1);
    return court.mesh.during(objects, async (applied) => {
      expectNone(refusalsOf(applied));
      if (own.pause === undefined || place + 1 >= own.objects.length) return look();
      await new Promise((done) => setTimeout(done, own.pause));
      return from(place + 1);
    });
  };
  return { name: `${kind}: ${told.name}`, run: () => from(0) };
}

export const outboundCases = (court: Court, all: readonly OutboundCase[]): readonly Case[] =>
  all.map((one, index) => caseOf<OutboundQuestion>('outbound', court, one, index, askOutbound));

export const inboundCases = (court: Court, all: readonly InboundCase[]): readonly Case[] =>
  all.map((one, index) => caseOf<InboundQuestion>('inbound', court, one, index, askInbound));
