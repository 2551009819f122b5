import { meets } from './consul-match';
import { type Destination, type Objects, protocolOf, type Splitter } from './consul-objects';
import { envoyRetries } from './envoy';
import { known, milliseconds } from './fields';
import type { Request, Served } from './meaning';

/** What the caller's proxy does by router, splitter and resolver. */

/** What both proxies cut at where nobody says anything. */
export const ownTimeout = 15_000;
/** A day and more is none. */
export const asLimit = (limit: number): number | undefined => (limit >= 86_400_000 ? undefined : limit);

/** Of a route on the caller's side: none where it is negative. */
function timeoutOf(text: string | undefined): number | undefined {
  const limit = text === undefined || text === '' ? 0 : milliseconds(text);
  if (limit < 0) return undefined;
  return limit === 0 ? ownTimeout : asLimit(limit);
}

function retriesOf({
  numRetries,
  retryOn = [],
  retryOnConnectFailure = false,
  retryOnStatusCodes = [],
}: Destination): Served['again'] {
  const on = [...retryOn, ...(retryOnConnectFailure ? ['connect-failure'] : []), ...retryOnStatusCodes.map(String)];
  if (on.length === 0) return {};
  // Envoy's own number is 1
  return envoyRetries(numRetries === undefined || numRetries === 0 ? 1 : numRetries, on, undefined);
}

interface Target {
  readonly service: string;
  readonly share: number;
}

export interface Sent {
  readonly targets: readonly Target[];
  readonly timeout: number | undefined;
  readonly again: Served['again'];
}

const destinationFields = [
  'service',
  'serviceSubset',
  'requestTimeout',
  'idleTimeout',
  'numRetries',
  'retryOn',
  'retryOnConnectFailure',
  'retryOnStatusCodes',
] as const;

/** What the caller's proxy does: router, splitter, resolver. */
export function chain(objects: Objects, name: string, request: Request): Sent {
  const { routers, splitters, resolvers } = objects;
  if (!['http', 'http2', 'grpc'].includes(protocolOf(objects, name))) {
    if (routers.has(name) || splitters.has(name)) throw new Error(`${name} is tcp and has a router or a splitter`);
    return { targets: [{ service: name, share: 100 }], timeout: undefined, again: {} };
  }
  const at = `ServiceRouter ${name}`;
  const router = routers.get(name);
  const route = router?.routes?.find(({ match }) => match === undefined || meets(match.http, request, at));
  const said = known<Destination>(route?.destination ?? {}, destinationFields, at);
  if (said.serviceSubset !== undefined) throw new Error(`${at}: the reading does not know subsets`);
  const service = said.service ?? name;
  const splits = splitters.get(service)?.splits;
  const targets = splits?.map((split) => {
    const { weight, service: to = service } = known<Splitter['splits'][number]>(
      split,
      ['weight', 'service'],
      `ServiceSplitter ${service}`,
    );
    return { service: to, share: weight };
  }) ?? [{ service, share: 100 }];
  const sum = targets.reduce((total, { share }) => total + share, 0);
  if (Math.round(sum * 100) !== 10_000) throw new Error(`the splits of ${service} add up to ${sum}`);
  for (const target of targets) {
    const resolver = resolvers.get(target.service);
    if (resolver?.defaultSubset !== undefined || resolver?.subsets !== undefined)
      throw new Error(`${target.service} has subsets`);
  }
  // a resolver's limit holds only where no router and no splitter stands before it
  const isBare = router === undefined && splits === undefined;
  const limit = isBare ? resolvers.get(service)?.requestTimeout : said.requestTimeout;
  return { targets, timeout: timeoutOf(limit), again: retriesOf(said) };
}
