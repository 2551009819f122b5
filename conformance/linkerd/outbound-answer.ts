import {
  type Duration,
  durationOf,
  type HostMatch,
  hostOf,
  type Match,
  type Metadata,
  matchOf,
  type OneOf,
  originOf,
} from './answers';

interface Backoff {
  readonly min_backoff: Duration | null;
  readonly max_backoff: Duration | null;
  readonly jitter_ratio: number;
  readonly respect_retry_after_hint: boolean;
}

interface Retry {
  readonly max_retries: number;
  readonly max_request_bytes: number;
  readonly conditions:
    | ({ readonly status_ranges?: readonly { readonly start: number; readonly end: number }[] } & Readonly<
        Record<string, unknown>
      >)
    | null;
  readonly timeout: Duration | null;
  readonly backoff: Backoff | null;
}

interface Headers {
  readonly headers: readonly { readonly name: string; readonly value: Uint8Array }[];
}

interface HeaderModifier {
  readonly add: Headers | null;
  readonly set: Headers | null;
  readonly remove: readonly string[];
}

type Filter = OneOf<{
  failure_injector: { readonly status?: number; readonly code?: number; readonly message: string };
  request_header_modifier: HeaderModifier;
  response_header_modifier: HeaderModifier;
  redirect: { readonly host: string; readonly port: number; readonly status: number };
  invalid: { readonly message: string };
  forbidden: object;
}>;

interface RouteBackend {
  readonly backend:
    | ({ readonly metadata: Metadata | null } & OneOf<{
        forward: object;
        balancer: { readonly load?: string; readonly penalty_peak_ewma?: { readonly penalty: Duration | null } };
      }>)
    | null;
  readonly filters: readonly Filter[];
}

type Distribution = OneOf<{
  empty: object;
  first_available: { readonly backends: readonly RouteBackend[] };
  random_available: { readonly backends: readonly { readonly backend: RouteBackend; readonly weight: number }[] };
}>;

interface RuleAnswer {
  readonly matches?: readonly Match[];
  readonly filters: readonly Filter[];
  readonly backends: Distribution | null;
  readonly timeouts?: { readonly [name in 'request' | 'response' | 'idle']: Duration | null } | null;
  readonly retry?: Retry | null;
}

interface RouteAnswer {
  readonly metadata: Metadata | null;
  readonly hosts?: readonly HostMatch[];
  readonly snis?: readonly HostMatch[];
  readonly rules: readonly RuleAnswer[];
}

type Accrual = OneOf<{
  consecutive_failures: { readonly max_failures: number; readonly backoff: Backoff | null };
  unified: {
    readonly success_rate_threshold: number;
    readonly decay: Duration | null;
    readonly min_requests: number;
    readonly max_consecutive_failures: number;
    readonly backoff: Backoff | null;
  };
}> & { readonly ejection: { readonly min_ready_endpoints: number } | null };

interface Routes {
  readonly routes: readonly RouteAnswer[];
  readonly failure_accrual?: Accrual | null;
}

export interface OutboundAnswer {
  readonly protocol: OneOf<{
    detect: { readonly opaque: Routes | null; readonly http1: Routes | null; readonly http2: Routes | null };
    opaque: Routes;
    http1: Routes;
    http2: Routes;
    grpc: Routes;
    tls: Routes;
  }> | null;
  readonly metadata: Metadata | null;
}

/** A rule of a route, as a line or two; what is not said is not there. */
export interface Rule {
  readonly on?: readonly string[];
  /** Whom it goes to, with the weights where there are some. */
  readonly to: readonly string[];
  readonly timeouts?: Readonly<Record<string, string>>;
  readonly retry?: { readonly limit: number; readonly on: readonly string[]; readonly each?: string };
  readonly filters?: readonly string[];
}

export interface Route {
  readonly from: string;
  readonly hosts?: readonly string[];
  readonly rules: readonly Rule[];
}

/** What a proxy does with calls to an address. */
export interface Outbound {
  readonly of: string;
  readonly protocol: string;
  /** Of HTTP where the protocol is detected. */
  readonly routes: readonly Route[];
  /** Where the protocol is detected and it is none of HTTP. */
  readonly opaque?: readonly Route[];
  readonly breaker?: string;
  /** How the load balancer weighs, where it is not the usual peak EWMA. */
  readonly load?: string;
}

const some = <T>(items: readonly T[]): readonly T[] | undefined => (items.length === 0 ? undefined : items);

const headersOf = (word: string, headers: Headers | null): readonly string[] =>
  (headers?.headers ?? []).map(({ name, value }) => `${word} ${name}=${Buffer.from(value)}`);
const modifiersOf = (side: string, { add, set, remove }: HeaderModifier): string =>
  `${side} ${[...headersOf('add', add), ...headersOf('set', set), ...remove.map((name) => `remove ${name}`)].join(', ')}`;

function filterOf(filter: Filter): string {
  const { failure_injector: failure, request_header_modifier: request, response_header_modifier: response } = filter;
  if (failure !== undefined) return `fails with ${failure.status ?? failure.code}: ${failure.message}`;
  if (request !== undefined) return modifiersOf('request', request);
  if (response !== undefined) return modifiersOf('response', response);
  if (filter.redirect !== undefined) return `redirects with ${filter.redirect.status}`;
  if (filter.invalid !== undefined) return `invalid: ${filter.invalid.message}`;
  return filter.kind ?? 'an unknown filter';
}

function backendOf({ backend, filters }: RouteBackend): string {
  const name = backend?.forward === undefined ? originOf(backend?.metadata ?? null) : 'the address that was dialled';
  return [name, ...filters.map(filterOf)].join(', ');
}

function backendsOf(distribution: Distribution | null): readonly string[] {
  const { first_available: first, random_available: random } = distribution ?? {};
  if (random !== undefined) return random.backends.map(({ backend, weight }) => `${backendOf(backend)} × ${weight}`);
  return (first?.backends ?? []).map(backendOf);
}

function conditionsOf(conditions: Retry['conditions']): readonly string[] {
  const { status_ranges: ranges = [], ...statuses } = conditions ?? {};
  const codes = ranges.map(({ start, end }) => (start === end ? `${start}` : `${start}-${end}`));
  return [...codes, ...Object.keys(statuses).filter((name) => statuses[name] === true)];
}

function ruleOf({ matches, filters, backends, timeouts, retry }: RuleAnswer): Rule {
  const times = Object.entries(timeouts ?? {}).flatMap(([name, time]): [string, string][] =>
    time === null ? [] : [[name, durationOf(time)]],
  );
  return {
    on: matches?.map(matchOf),
    to: backendsOf(backends),
    timeouts: times.length === 0 ? undefined : Object.fromEntries(times),
    retry:
      retry === undefined || retry === null
        ? undefined
        : {
            limit: retry.max_retries,
            on: conditionsOf(retry.conditions),
            each: retry.timeout === null ? undefined : durationOf(retry.timeout),
          },
    filters: some(filters.map(filterOf)),
  };
}

const routeOf = ({ metadata, hosts, snis, rules }: RouteAnswer): Route => ({
  from: originOf(metadata),
  hosts: some([...(hosts ?? []), ...(snis ?? [])].map(hostOf)),
  rules: rules.map(ruleOf),
});

const penaltyOf = (backoff: Backoff | null): string => {
  const [least, most] = [backoff?.min_backoff, backoff?.max_backoff].map((time) =>
    time ? durationOf(time) : 'nothing',
  );
  const hint = backoff?.respect_retry_after_hint === true ? ', or what Retry-After says' : '';
  return `${least} to ${most}, jitter ${backoff?.jitter_ratio}${hint}`;
};

function breakerOf({ consecutive_failures: consecutive, unified, ejection, kind }: Accrual): string {
  const kept = ejection === null || ejection.min_ready_endpoints === 0 ? '' : `, ${ejection.min_ready_endpoints} kept`;
  if (consecutive !== undefined)
    return `${consecutive.max_failures} failures in a row, for ${penaltyOf(consecutive.backoff)}${kept}`;
  if (unified === undefined) return kind ?? 'an unknown breaker';
  const {
    success_rate_threshold: rate,
    decay,
    min_requests: requests,
    max_consecutive_failures: row,
    backoff,
  } = unified;
  const window = decay === null ? 'no time' : durationOf(decay);
  return `${row} failures in a row or less than ${rate} of ${requests} in ${window}, for ${penaltyOf(backoff)}${kept}`;
}

function loadOf(routes: readonly RouteAnswer[]): string | undefined {
  const backends = routes.flatMap(({ rules }) =>
    rules.flatMap(({ backends }) => [
      ...(backends?.first_available?.backends ?? []),
      ...(backends?.random_available?.backends.map(({ backend }) => backend) ?? []),
    ]),
  );
  const balancers = backends.flatMap(({ backend }) => backend?.balancer ?? []);
  const biased = balancers.find(({ load }) => load !== 'peak_ewma');
  const penalty = biased?.penalty_peak_ewma?.penalty;
  if (biased === undefined) return undefined;
  return `${biased.load}${penalty ? ` of ${durationOf(penalty)}` : ''}`;
}

/** The answer in few words. It must treat HTTP/1 and HTTP/2 alike where the protocol is detected. */
export function readOutbound({ protocol, metadata }: OutboundAnswer): Outbound {
  const detect = protocol?.detect;
  const told = (detect === undefined ? protocol?.[protocol.kind as 'http2'] : detect.http2) ?? { routes: [] };
  if (detect !== undefined && JSON.stringify(detect.http1) !== JSON.stringify(detect.http2))
    throw new Error(`${originOf(metadata)}: HTTP/1 and HTTP/2 are treated differently: ${JSON.stringify(detect)}`);
  const accrual = told.failure_accrual ?? null;
  return {
    of: originOf(metadata),
    protocol: protocol?.kind ?? 'none',
    routes: told.routes.map(routeOf),
    opaque: detect?.opaque?.routes.map(routeOf),
    breaker: accrual === null ? undefined : breakerOf(accrual),
    load: loadOf(told.routes),
  };
}
