import {
  type HostMatch,
  hostOf,
  type IpNetwork,
  type Match,
  type Metadata,
  matchOf,
  networkOf,
  type OneOf,
  originOf,
} from './answers';

interface Identities {
  readonly identities: readonly { readonly name: string }[];
  readonly suffixes?: readonly { readonly parts: readonly string[] }[];
}

interface AuthzAnswer {
  readonly networks: readonly { readonly net: IpNetwork | null; readonly except: readonly IpNetwork[] }[];
  readonly authentication: {
    readonly unauthenticated?: object;
    readonly meshTLS?: { readonly unauthenticated?: object; readonly identities?: Identities };
  } | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly metadata: Metadata | null;
}

interface RouteAnswer {
  readonly metadata: Metadata | null;
  readonly hosts: readonly HostMatch[];
  readonly authorizations: readonly AuthzAnswer[];
  readonly rules: readonly { readonly matches: readonly Match[] }[];
}

interface Limit {
  readonly requestsPerSecond: number;
}

interface RateLimitAnswer {
  readonly metadata: Metadata | null;
  readonly total: Limit | null;
  readonly identity: Limit | null;
  readonly overrides: readonly { readonly limit: Limit | null; readonly clients: Identities | null }[];
}

export interface InboundAnswer {
  readonly protocol: OneOf<{
    detect: {
      readonly http_routes: readonly RouteAnswer[];
      readonly http_local_rate_limit: RateLimitAnswer | null;
    };
    http1: { readonly routes: readonly RouteAnswer[]; readonly local_rate_limit: RateLimitAnswer | null };
    http2: { readonly routes: readonly RouteAnswer[]; readonly local_rate_limit: RateLimitAnswer | null };
    grpc: { readonly routes: readonly RouteAnswer[] };
    opaque: object;
    tls: object;
  }> | null;
  readonly authorizations: readonly AuthzAnswer[];
  readonly labels: Readonly<Record<string, string>>;
}

export interface InboundRoute {
  readonly from: string;
  readonly hosts?: readonly string[];
  readonly on: readonly string[];
  /** Whom the route lets in. */
  readonly lets: readonly string[];
}

/** What a proxy does with calls that arrive at a port. */
export interface Inbound {
  /** The Server that holds, or the default. */
  readonly server: string;
  readonly protocol: string;
  /** Whom the port lets in: who says it, who, and from where. */
  readonly lets: readonly string[];
  readonly routes: readonly InboundRoute[];
  readonly limit?: string;
}

const everywhere = new Set(['0.0.0.0/0', '[ipv6 0:0]/0']);

const namesOf = ({ identities, suffixes = [] }: Identities): readonly string[] => [
  ...identities.map(({ name }) => name),
  ...suffixes.map(({ parts }) => ['*', ...parts.filter((part) => part !== '')].join('.')),
];

function clientsOf(authentication: AuthzAnswer['authentication']): string {
  if (authentication?.unauthenticated !== undefined) return 'anybody';
  const tls = authentication?.meshTLS;
  if (tls?.unauthenticated !== undefined) return 'anybody with TLS';
  return tls?.identities === undefined ? 'nobody' : namesOf(tls.identities).join(' or ') || 'nobody';
}

function networksOf(networks: AuthzAnswer['networks']): string {
  const said = networks.map(({ net, except }) => {
    const left = except.map(networkOf);
    return `${net === null ? 'nowhere' : networkOf(net)}${left.length === 0 ? '' : ` except ${left.join(', ')}`}`;
  });
  const named = said.filter((network) => !everywhere.has(network));
  return said.length > 0 && named.length === 0 ? '' : ` from ${said.join(', ')}`;
}

/** A grant in a line. */
const letsOf = ({ networks, authentication, metadata }: AuthzAnswer): string =>
  `${originOf(metadata)}: ${clientsOf(authentication)}${networksOf(networks)}`;

const inOrder = (lines: readonly string[]): readonly string[] => [...lines].sort();

const routeOf = ({ metadata, hosts, authorizations, rules }: RouteAnswer): InboundRoute => ({
  from: originOf(metadata),
  hosts: hosts.length === 0 ? undefined : hosts.map(hostOf),
  on: rules.flatMap(({ matches }) => matches.map(matchOf)),
  lets: inOrder(authorizations.map(letsOf)),
});

function limitOf({ metadata, total, identity, overrides }: RateLimitAnswer): string {
  const said = [
    ...(total === null ? [] : [`${total.requestsPerSecond} in all`]),
    ...(identity === null ? [] : [`${identity.requestsPerSecond} each`]),
    ...overrides.map(
      ({ limit, clients }) => `${limit?.requestsPerSecond} of ${namesOf(clients ?? { identities: [] }).join(' and ')}`,
    ),
  ];
  return `${originOf(metadata)}: ${said.join(', ')}`;
}

/** The answer in few words, in an order of its own, since the controller's is not fixed. */
export function readInbound({ protocol, authorizations, labels }: InboundAnswer): Inbound {
  const { detect, http1, http2, grpc } = protocol ?? {};
  const http = http1 ?? http2;
  const routes = detect?.http_routes ?? http?.routes ?? grpc?.routes ?? [];
  const limit = detect?.http_local_rate_limit ?? http?.local_rate_limit ?? null;
  return {
    server: `${labels['kind']} ${labels['name']}`,
    protocol: protocol?.kind ?? 'none',
    lets: inOrder(authorizations.map(letsOf)),
    routes: [...routes.map(routeOf)].sort((a, b) => a.from.localeCompare(b.from)),
    limit: limit === null ? undefined : limitOf(limit),
  };
}
