import type { Duration } from 'cdk8s';
import type { ExactProps, Text } from '../../src/diagnostics';
import type { StageName } from '../../src/model/zero-trust-namespace';
import type { Refused } from '../../src/types';

/** What was measured, where and when. Refused: under 7 days (MESH3004), older than 14 days on
 * the day of the release (MESH3005), another namespace (MESH3002). */
interface EvidenceProps {
  /** The namespace that was measured; evidence of another one is refused. */
  readonly namespace: string;
  /** Length of the observation, 7 days or more. */
  readonly window: Duration;
  /** Where the number comes from, such as the query and the server that answered it. */
  readonly source: string;
  /** The last day of the observation, YYYY-MM-DD in UTC. */
  readonly date: string;
}

/** Evidence that nobody speaks plaintext any more. */
export interface PlaintextEvidence extends EvidenceProps {
  /**
   * Requests without mutual TLS that were seen, beside those of declared exceptions. More than 0 is refused (MESH3003). On Istio
   * `istio_requests_total{connection_security_policy="none"}`, reported by the destination.
   */
  readonly plaintextRequests: number;
}

/** Evidence that the allow graph lacks nobody. */
export interface DenialEvidence extends EvidenceProps {
  /** Requests that the policies would have denied in dry-run, or did deny. More than 0 is refused (MESH3003). */
  readonly deniedRequests: number;
}

/** Each stage is its own release; until a lock file shows that release, a reason stands in for it (MESH3006). */
interface LockProps {
  /** There is no lock file. */
  readonly lock: 'none';
  /** Which release showed the stage before this one. */
  readonly reason: string;
}

/** Who calls without a sidecar. STRICT cuts them off, so the question is asked (MESH3012). */
interface DirectCallerProps {
  /** Ports that the API server calls: declared on their services, or none. */
  readonly webhooks: 'none' | 'declared';
  /** Ports that Prometheus scrapes itself: declared on their services, or none. */
  readonly scrapes: 'none' | 'declared';
}

/** Why the namespace stays below the mesh's own floor, and until when. */
export interface BelowFloorProps {
  readonly reason: string;
  /** The last day, YYYY-MM-DD in UTC. */
  readonly until: string;
}

export interface ObserveProps {
  /** Needed where the mesh is STRICT everywhere (MESH3010). */
  readonly belowFloor?: BelowFloorProps;
}

/** When a stage went out. */
interface ReleaseProps {
  /**
   * The day on which this stage was released, YYYY-MM-DD in UTC: its evidence is held against that day, so that the program goes on
   * synthesizing afterwards. Until then leave it out; the evidence must be fresh today.
   *
   * @default not released yet
   */
  readonly released?: string;
}

export interface StrictProps extends DirectCallerProps, LockProps, ReleaseProps {
  readonly evidence: PlaintextEvidence;
}

export interface AuthorizeProps extends LockProps, ReleaseProps {
  readonly evidence: DenialEvidence;
}

export interface IsolateProps extends LockProps, ReleaseProps {
  readonly evidence: DenialEvidence;
}

export interface NewNamespaceProps extends DirectCallerProps, LockProps {}

type Counted<P, Field extends string> = P extends {
  readonly evidence: { readonly [F in Field]: infer Count extends number };
}
  ? number extends Count
    ? unknown
    : Count extends 0
      ? unknown
      : { readonly evidence: { readonly [F in Field]: Refused<Text<'MESH3003', { count: `${Count}` }>> } }
  : unknown;

type NamespaceOf<P> = P extends { readonly evidence: { readonly namespace: infer Namespace extends string } }
  ? Namespace
  : never;

/** One step on the way to a stage, as it was said. */
export interface StageStep {
  readonly name: StageName;
  readonly props: unknown;
}

declare const evidenceOf: unique symbol;
declare const floorOf: unique symbol;

/**
 * The stage of a namespace on the way to zero trust. Every stage is a value that only the one before can produce, with evidence,
 * and its own release; there is no `strict()` to call first.
 *
 * | stage | mTLS | deny and allow rules | network |
 * |---|---|---|---|
 * | observe | PERMISSIVE | dry-run: logged, not enforced | open |
 * | strict | STRICT | dry-run | open |
 * | authorize | STRICT | enforced | open |
 * | isolate | STRICT | enforced | NetworkPolicy |
 *
 * Source: https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
 */
export interface Stage<out Namespace extends string = string> {
  readonly kind: 'Stage';
  /** The namespaces that the evidence is of, for the compiler. */
  readonly [evidenceOf]: Namespace;
}

/** PERMISSIVE, policies in dry-run; `Floor` tells whether it is excused from the mesh's own floor. */
export interface ObserveStage<out Floor extends 'plain' | 'excused' = 'plain' | 'excused'> extends Stage<never> {
  /** For the compiler. */
  readonly [floorOf]: Floor;

  /** STRICT: plaintext is refused, but for declared exceptions, webhooks and scraped ports. */
  strict<const P extends StrictProps>(
    props: P & Counted<P, 'plaintextRequests'> & ExactProps<P, StrictProps>,
  ): StrictStage<NamespaceOf<P>>;
}

/** STRICT, policies in dry-run. */
export interface StrictStage<out Namespace extends string> extends Stage<Namespace> {
  /** The deny and the allow rules are enforced. */
  authorize<const P extends AuthorizeProps>(
    props: P & Counted<P, 'deniedRequests'> & ExactProps<P, AuthorizeProps>,
  ): AuthorizeStage<Namespace | NamespaceOf<P>>;
}

/** STRICT, policies enforced. */
export interface AuthorizeStage<out Namespace extends string> extends Stage<Namespace> {
  /** NetworkPolicies besides: what a pod without a proxy could still do is cut off below the mesh. */
  isolate<const P extends IsolateProps>(
    props: P & Counted<P, 'deniedRequests'> & ExactProps<P, IsolateProps>,
  ): IsolateStage<Namespace | NamespaceOf<P>>;
}

/** STRICT, policies enforced, NetworkPolicies. */
export interface IsolateStage<out Namespace extends string> extends Stage<Namespace> {}

/** All stages are one class, so that a step out of turn, through a cast, becomes a finding (MESH3001) and not a crash. */
export class StageValue {
  declare readonly [evidenceOf]: never;
  declare readonly [floorOf]: never;
  readonly kind = 'Stage';

  constructor(readonly steps: readonly StageStep[]) {
    Object.freeze(this);
  }

  strict(props: unknown): StageValue {
    return this.next('strict', props);
  }

  authorize(props: unknown): StageValue {
    return this.next('authorize', props);
  }

  isolate(props: unknown): StageValue {
    return this.next('isolate', props);
  }

  private next(name: StageName, props: unknown): StageValue {
    return new StageValue([...this.steps, { name, props }]);
  }
}

/** The two doors to the first stage. */
export const Stage = {
  /** Both plaintext and mutual TLS are accepted; the policies only say what they would do. */
  observe<const P extends ObserveProps = never>(
    props?: P & ExactProps<P, ObserveProps>,
  ): ObserveStage<
    [P] extends [{ readonly belowFloor: object }] ? ([P] extends [never] ? 'plain' : 'excused') : 'plain'
  > {
    return new StageValue([{ name: 'observe', props: props ?? {} }]);
  },

  /**
   * STRICT at once, for a namespace in which nothing runs yet: nothing calls it, so there is nothing to observe. Closed when the
   * namespace or a workload in it exists already (MESH3011).
   */
  newNamespace<const P extends NewNamespaceProps>(props: P & ExactProps<P, NewNamespaceProps>): StrictStage<never> {
    return new StageValue([{ name: 'strict', props }]);
  },
} as const;
