import type { Day } from './day';
import type { Decoration } from './decoration';
import type { Features } from './feature';
import type { IdentityModel } from './identity';
import type { PathMatch } from './path-match';

export type StageName = 'observe' | 'strict' | 'authorize' | 'isolate';

/** What each stage puts into force; every one keeps what the one before has. */
export const stages = {
  observe: { mtls: 'PERMISSIVE', authorization: 'dry-run', network: 'open' },
  strict: { mtls: 'STRICT', authorization: 'dry-run', network: 'open' },
  authorize: { mtls: 'STRICT', authorization: 'enforced', network: 'open' },
  isolate: { mtls: 'STRICT', authorization: 'enforced', network: 'isolated' },
} as const satisfies Record<StageName, object>;

/** What was measured before a stage. */
export interface EvidenceModel {
  readonly namespace: string;
  /** Length of the observation in days. */
  readonly days: number;
  /** Requests that the stage would refuse. */
  readonly requests: number;
  readonly source: string;
  /** Last day of the observation, YYYY-MM-DD. */
  readonly date: string;
}

/** An answer to the question which callers have no sidecar. */
export type DirectCallers = 'none' | 'declared';

export interface StageModel {
  readonly kind: 'Stage';
  readonly name: StageName;
  readonly evidence: readonly EvidenceModel[];
  readonly webhooks: DirectCallers | undefined;
  readonly scrapes: DirectCallers | undefined;
  readonly lockReason: string | undefined;
  readonly newNamespace: string | undefined;
  readonly belowFloor: { readonly reason: string; readonly until: string } | undefined;
}

/** Who calls: a service of this program, or an identity. */
export type CallerModel =
  | { readonly kind: 'Service'; readonly service: string }
  | { readonly kind: 'Identity'; readonly identity: IdentityModel };

/** One edge of the allow graph. */
export interface EdgeModel {
  readonly kind: 'Edge';
  /** The namespace construct that declares it, and where. */
  readonly path: string;
  readonly at: string;
  readonly from: CallerModel;
  /** Path of the service. */
  readonly to: string;
  /** Sorted, GET already with its HEAD; empty for every method. */
  readonly methods: readonly string[];
  /** Empty for every path. */
  readonly paths: readonly PathMatch[];
  /** Workload ports; empty for the port of the routes. */
  readonly ports: readonly number[];
}

/** A way out of the namespace to something that this program does not own. */
export interface EgressModel {
  readonly kind: 'Egress';
  readonly path: string;
  readonly at: string;
  readonly from: string;
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  /** Workload ports; empty for every port. */
  readonly ports: readonly number[];
}

/** A workload port that plaintext may reach. */
export interface OpeningModel {
  readonly kind: 'Opening';
  readonly path: string;
  readonly at: string;
  readonly service: string;
  readonly port: number;
  readonly purpose: 'exception' | 'webhook' | 'scrape';
  /** Addresses of the callers; empty for any. */
  readonly cidrs: readonly string[];
  readonly reason: string;
  /** Last day, YYYY-MM-DD; webhooks and scrapers have none. */
  readonly until: string | undefined;
}

/** Whether an opening lets anybody in: one for scrapers by identity is closed while no scraper is known. */
export const isOpenFor = (opening: OpeningModel, scrapers: readonly IdentityModel[]): boolean =>
  opening.purpose !== 'scrape' || opening.cidrs.length > 0 || scrapers.length > 0;

/** Facts of the installed mesh that constructs and rules need, whichever mesh it is. */
export interface MeshFacts {
  readonly name: string;
  readonly version: string;
  readonly trustDomain: string;
  readonly clusterDomain: string;
  /** The mode that holds in every namespace that says nothing. */
  readonly mtlsFloor: 'PERMISSIVE' | 'STRICT';
  readonly scrapers: readonly IdentityModel[];
  /** The gateway, which routes by its own configuration. */
  readonly ingress: IdentityModel | undefined;
  /** The day that findings are about; undefined for the environment's or today. */
  readonly asOf: Day | undefined;
  readonly features: Features;
}

export interface NamespaceModel {
  readonly kind: 'Namespace';
  readonly path: string;
  readonly name: string;
  /** Whether the Namespace object is written here. */
  readonly owned: boolean;
  readonly stage: StageModel;
  /** Every workload in the namespace is declared, so that the deny can cover the namespace. */
  readonly complete: boolean;
  readonly egress: 'open' | 'declared';
  readonly argocd: boolean;
  /** The day that findings are about; it never reaches a manifest. */
  readonly asOf: Day;
  readonly mesh: MeshFacts;
  readonly decoration: Decoration;
}
