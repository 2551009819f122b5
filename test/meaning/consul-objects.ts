import { type Cluster, clusterOf } from './cluster';
import { nameOf, ofKind, specOf, type Written } from './fields';

/** Consul's config entries as they are written, read once. A field that the readings do not know fails. */

const group = 'consul.hashicorp.com';

interface ServiceDefaults {
  readonly protocol?: string;
  readonly mutualTLSMode?: string;
  readonly localRequestTimeoutMs?: number;
  /** Breaker, limits and how connections are balanced say nothing of who, where and how often. */
  readonly upstreamConfig?: unknown;
  readonly balanceInboundConnections?: unknown;
  readonly maxInboundConnections?: unknown;
  readonly localConnectTimeoutMs?: unknown;
}
const defaultsFields = [
  'protocol',
  'mutualTLSMode',
  'localRequestTimeoutMs',
  'upstreamConfig',
  'balanceInboundConnections',
  'maxInboundConnections',
  'localConnectTimeoutMs',
] as const;

export interface HeaderMatch {
  readonly name: string;
  readonly present?: boolean;
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly regex?: string;
  readonly invert?: boolean;
}

export interface HttpMatch {
  readonly pathExact?: string;
  readonly pathPrefix?: string;
  readonly pathRegex?: string;
  readonly header?: readonly HeaderMatch[];
  readonly methods?: readonly string[];
}

export interface Destination {
  readonly service?: string;
  readonly serviceSubset?: string;
  readonly requestTimeout?: string;
  readonly idleTimeout?: string;
  readonly numRetries?: number;
  readonly retryOn?: readonly string[];
  readonly retryOnConnectFailure?: boolean;
  readonly retryOnStatusCodes?: readonly number[];
}

interface Router {
  readonly routes?: readonly { readonly match?: { readonly http: HttpMatch }; readonly destination?: Destination }[];
}

export interface Splitter {
  readonly splits: readonly { readonly weight: number; readonly service?: string; readonly serviceSubset?: string }[];
}

interface Resolver {
  readonly defaultSubset?: string;
  readonly subsets?: Readonly<Record<string, { readonly filter?: string }>>;
  readonly requestTimeout?: string;
  readonly connectTimeout?: string;
  readonly loadBalancer?: unknown;
}

export interface Permission {
  readonly action: string;
  readonly http?: HttpMatch;
}

export interface Intentions {
  readonly destination: { readonly name: string };
  readonly sources: readonly {
    readonly name: string;
    readonly action?: string;
    readonly permissions?: readonly Permission[];
    readonly description?: string;
  }[];
}

export interface Objects {
  readonly cluster: Cluster;
  readonly defaults: ReadonlyMap<string, ServiceDefaults>;
  readonly proxyDefaults: ServiceDefaults;
  readonly isPermissiveAllowed: boolean;
  readonly routers: ReadonlyMap<string, Router>;
  readonly splitters: ReadonlyMap<string, Splitter>;
  readonly resolvers: ReadonlyMap<string, Resolver>;
  readonly intentions: readonly (Intentions & { readonly at: string })[];
}

/** Entries of a kind by their name, which holds across namespaces. */
function byName<T extends object>(
  written: readonly Written[],
  kind: string,
  fields: readonly (keyof T & string)[],
): ReadonlyMap<string, T> {
  const entries = new Map<string, T>();
  for (const object of ofKind(written, kind, group)) {
    if (entries.has(object.metadata.name)) throw new Error(`${nameOf(object)}: an entry of that name is there already`);
    entries.set(object.metadata.name, specOf<T>(object, fields));
  }
  return entries;
}

interface Mesh {
  readonly allowEnablingPermissiveMutualTLS?: boolean;
  readonly transparentProxy?: unknown;
}

const readKinds = [
  'ServiceDefaults',
  'ProxyDefaults',
  'Mesh',
  'ServiceRouter',
  'ServiceSplitter',
  'ServiceResolver',
  'ServiceIntentions',
];

export function objectsOf(written: readonly Written[]): Objects {
  const strange = written.find(({ apiVersion, kind }) => apiVersion.startsWith(group) && !readKinds.includes(kind));
  if (strange !== undefined) throw new Error(`the reading does not know ${nameOf(strange)}`);
  const mesh = byName<Mesh>(written, 'Mesh', ['allowEnablingPermissiveMutualTLS', 'transparentProxy']).get('mesh');
  return {
    cluster: clusterOf(written),
    defaults: byName<ServiceDefaults>(written, 'ServiceDefaults', defaultsFields),
    proxyDefaults: byName<ServiceDefaults>(written, 'ProxyDefaults', ['protocol', 'mutualTLSMode']).get('global') ?? {},
    isPermissiveAllowed: mesh?.allowEnablingPermissiveMutualTLS ?? false,
    routers: byName<Router>(written, 'ServiceRouter', ['routes']),
    splitters: byName<Splitter>(written, 'ServiceSplitter', ['splits']),
    resolvers: byName<Resolver>(written, 'ServiceResolver', [
      'defaultSubset',
      'subsets',
      'requestTimeout',
      'connectTimeout',
      'loadBalancer',
    ]),
    intentions: ofKind(written, 'ServiceIntentions', group).map((object) => ({
      ...specOf<Intentions>(object, ['destination', 'sources']),
      at: nameOf(object),
    })),
  };
}

/** What a service speaks, by its own entry or that for all. */
export const protocolOf = ({ defaults, proxyDefaults }: Objects, service: string): string =>
  defaults.get(service)?.protocol ?? proxyDefaults.protocol ?? 'tcp';
