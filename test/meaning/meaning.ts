/** What is asked of every mesh in the same words, and what it answers. No mesh and no YAML is known here. */

/** Where a request comes from. */
export interface Caller {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The name of its Kubernetes Service, where it has one. */
  readonly service: string;
  readonly address: string;
  /** Whether it has a proxy of the mesh; without one it speaks plaintext and follows no route. */
  readonly meshed: boolean;
}

/** The caller is a pod of the program, by the name of its Deployment, or stands outside of it. */
export type From = { readonly pod: string; readonly namespace: string } | Caller;

export interface Request {
  readonly method: string;
  readonly path: string;
  /** Names in lower case, values not empty. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Question {
  readonly from: From;
  /** The Kubernetes Service that is dialled, on the port of its routes. */
  readonly to: { readonly namespace: string; readonly name: string; readonly port: number };
  readonly request: Request;
}

/** How a try can fail. A retry is told by what it follows, since every mesh has words of its own for when. */
export const failures = [
  'answer 409',
  'answer 429',
  'answer 500',
  'answer 502',
  'answer 503',
  'answer 504',
  'gRPC cancelled',
  'gRPC deadline-exceeded',
  'gRPC internal',
  'gRPC resource-exhausted',
  'gRPC unavailable',
  'no connection',
  'stream refused',
  'reset before the request',
  'reset without an answer',
  'try too slow',
] as const;

export type Failure = (typeof failures)[number];

/** What becomes of a request that is let in. */
export interface Served {
  /** Share in percent by the name of the Deployment; none that gets nothing. */
  readonly versions: Readonly<Record<string, number>>;
  /** Milliseconds for the whole request; undefined for no limit. */
  readonly timeout: number | undefined;
  /** Tries beyond the first, by the failure that they follow; none that is not tried again. */
  readonly again: Readonly<Partial<Record<Failure, number>>>;
}

/** 403, no HTTP answer at all, 404 by the mesh, or served. */
export type Answer = 'denied' | 'cut off' | 'not routed' | Served;

/** What the objects of one mesh say. */
export type Reading = (question: Question) => Answer;

/** Tries by failure for those that `isMet` names. */
export const triedAgain = (tries: number, isMet: (failure: Failure) => boolean): Served['again'] =>
  tries === 0 ? {} : Object.fromEntries(failures.filter(isMet).map((failure) => [failure, tries]));

/** A version that a request can meet, and whether the pods of it let the request in. */
export interface Reached {
  readonly version: string;
  readonly share: number;
  readonly verdict: 'let in' | 'denied' | 'cut off' | 'not routed';
  /** A limit that the version's own side adds. */
  readonly timeout?: number | undefined;
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

/** One answer of what the caller's side does and what each version's side does. @throws where versions disagree */
export function answerOf(reached: readonly Reached[], { timeout, again }: Omit<Served, 'versions'>): Answer {
  const versions = reached.filter(({ share }) => share > 0);
  const [first] = versions;
  if (first === undefined) throw new Error('nothing is reached');
  for (const one of versions) {
    if (one.verdict === first.verdict && one.timeout === first.timeout) continue;
    throw new Error(`versions differ: ${JSON.stringify(versions)}`);
  }
  if (first.verdict !== 'let in') return first.verdict;
  const shares = new Map<string, number>();
  for (const { version, share } of versions) shares.set(version, (shares.get(version) ?? 0) + share);
  const sorted = [...shares].sort(([a], [b]) => (a < b ? -1 : 1)).map(([v, share]) => [v, Number(share.toFixed(3))]);
  return { versions: Object.fromEntries(sorted), timeout: earlier(timeout, first.timeout), again };
}
