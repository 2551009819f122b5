import type { ResilientServiceProps, ZeroTrustNamespace } from 'cdk8s-mesh';
import type { Manifest } from '../../cluster/manifest';
import type { Case } from '../../harness/suite';
import type { Answered, Sent } from '../../traffic/client';
import type { Http2Upstream } from '../../traffic/http2-upstream';
import type { Behind } from '../../traffic/stand-ins';
import type { Received, Upstream } from '../../traffic/upstream';

/** What came of a request. */
export interface Outcome extends Answered {
  /** The tries that got through to a server, the first one first. */
  readonly tries: readonly Received[];
}

/** What a file of cases works with. */
export interface World {
  readonly shop: ZeroTrustNamespace;
  readonly namespace: string;
  /** The port that every service is dialled on. */
  readonly port: number;
  /** A server of its own that stands in for a pod. */
  readonly upstream: () => Promise<Upstream>;
  /** The same, spoken to in HTTP/2. */
  readonly http2Upstream: () => Promise<Http2Upstream>;
  /** A gRPC server that answers one status. */
  readonly grpcUpstream: (status: number) => Promise<{ readonly port: number; readonly received: readonly string[] }>;
  /** A port on which nobody listens. */
  readonly deadPort: () => Promise<number>;
  /** Sends a request to a service of the shop. */
  readonly send: (sent: Omit<Sent, 'host'> & { readonly to: string }) => Promise<Outcome>;
  /** A counter or gauge of the client proxy's cluster of a service. */
  readonly stat: (service: string, name: string) => Promise<number>;
}

/** Services, who stands behind each, and what must hold of them. */
export interface Scene {
  readonly behind: Behind;
  /** Services about whose traffic nobody says a word, for comparison. */
  readonly unsaid?: readonly Manifest[];
  readonly cases: readonly Case[];
}

/** Declares its services in the shop; the cases run when all scenes are applied. */
export type MakeScene = (world: World) => Promise<Scene>;

/** A workload of so many pods; what runs in it is a stand-in. */
export const workload = (replicas = 2): ResilientServiceProps['workload'] => ({
  image: 'registry.example/stand-in:1.0.0',
  port: 8080,
  replicas,
});

/** What differs from what was promised. */
export function unlike(what: string, promised: unknown, seen: unknown): readonly string[] {
  const [a, b] = [promised, seen].map((value) => JSON.stringify(value));
  return a === b ? [] : [`${what}: ${a} was promised, ${b} was seen`];
}

/** The problems of a request whose tries and status were promised. */
export const triedAndAnswered = (what: string, { tries, status }: Outcome, promised: readonly [number, number]) => [
  ...unlike(`${what}: tries`, promised[0], tries.length),
  ...unlike(`${what}: status`, promised[1], status),
];
