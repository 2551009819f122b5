/** Parts that inbound and outbound answers share, as the client decodes them, and how they are read. */

/** A message of which one field is set; `kind` names it. */
export type OneOf<Fields> = Readonly<Partial<Fields>> & { readonly kind?: string };

export type Metadata = OneOf<{
  default: string;
  resource: { readonly kind: string; readonly namespace: string; readonly name: string; readonly port: number };
}>;

export interface Duration {
  readonly seconds: number;
  readonly nanos: number;
}

export interface IpNetwork {
  readonly ip: {
    readonly ipv4?: number;
    readonly ipv6?: { readonly first: number; readonly last: number };
  } | null;
  readonly prefix_len: number;
}

interface HostMatch {
  readonly match?: string;
  readonly exact?: string;
  readonly suffix?: { readonly reverse_labels: readonly string[] };
}

interface ValueMatch {
  readonly name: string;
  readonly exact?: string | Uint8Array;
  readonly regex?: string;
}

/** What an HTTP or a gRPC route matches. */
export interface Match {
  readonly path?: {
    readonly kind?: string;
    readonly exact?: string;
    readonly prefix?: string;
    readonly regex?: string;
  } | null;
  readonly rpc?: { readonly service: string; readonly method: string } | null;
  readonly method?: { readonly registered?: string; readonly unregistered?: string } | null;
  readonly headers: readonly ValueMatch[];
  readonly query_params?: readonly ValueMatch[];
}

/** Where something comes from: an object, or a word of Linkerd's own. */
export function originOf(metadata: Metadata | null): string {
  if (metadata?.resource === undefined) return metadata?.default ?? 'nowhere';
  const { kind, namespace, name, port } = metadata.resource;
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}${port === 0 ? '' : `:${port}`}`;
}

/** In milliseconds below a second, else in seconds. */
export function durationOf({ seconds, nanos }: Duration): string {
  const milliseconds = seconds * 1000 + nanos / 1e6;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

/** IPv6 networks are read only where they are everything. */
export function networkOf({ ip, prefix_len }: IpNetwork): string {
  if (ip?.ipv4 === undefined) return `[ipv6 ${ip?.ipv6?.first ?? 0}:${ip?.ipv6?.last ?? 0}]/${prefix_len}`;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(ip.ipv4);
  return `${[...bytes].join('.')}/${prefix_len}`;
}

export const hostOf = ({ exact, suffix }: HostMatch): string =>
  exact ?? `*.${[...(suffix?.reverse_labels ?? [])].reverse().join('.')}`;
export type { HostMatch };

const wantedOf = ({ name, exact, regex }: ValueMatch): string =>
  exact === undefined ? `${name}~${regex}` : `${name}=${typeof exact === 'string' ? exact : Buffer.from(exact)}`;

const pathOf = ({ path, rpc }: Match): string => {
  if (rpc !== undefined && rpc !== null) return `${rpc.service}/${rpc.method}`;
  if (path === undefined || path === null) return 'any path';
  if (path.exact !== undefined) return path.exact;
  return path.prefix === undefined ? `~${path.regex}` : `${path.prefix}*`;
};

/** A match in a line: the method, the path with `*` behind a prefix, headers and query parameters. */
export function matchOf(match: Match): string {
  const method = match.method?.registered ?? match.method?.unregistered;
  const headers = match.headers.map((header) => `header ${wantedOf(header)}`);
  const query = (match.query_params ?? []).map((parameter) => `query ${wantedOf(parameter)}`);
  return [...(method === undefined ? [] : [method]), pathOf(match), ...headers, ...query].join(' ');
}
