import type { Feature } from '../../src/model/feature';
import { retryConditions } from '../../src/model/retry';
import type { RouteModel } from '../../src/model/route';
import type { PropsReader } from '../../src/synth/props-reader';
import { LoadBalancing } from './load-balancing';
import type { RouteInput } from './route';

/** A feature that a prop asks for, and where. */
export type Use = readonly [feature: Feature, at: string];

type Props = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Props =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Props) : {};

/** Features by the prop that asks for them, however it is said. */
const byProp = {
  circuitBreaker: 'circuitBreaker',
  'circuitBreaker.consecutiveGatewayErrors': 'gatewayErrorBreaker',
  'circuitBreaker.interval': 'breakerInterval',
  connectionPool: 'connectionPool',
  'connectionPool.connectTimeout': 'connectTimeout',
  'connectionPool.idleTimeout': 'idleTimeout',
  'connectionPool.maxRequestsPerConnection': 'maxRequestsPerConnection',
  'connectionPool.maxRetries': 'maxConcurrentRetries',
  loadBalancing: 'loadBalancing',
  retryBudget: 'retryBudget',
  'retryBudget.interval': 'retryBudgetInterval',
  plaintext: 'plaintextException',
  webhooks: 'webhookPorts',
  scrapes: 'scrapedPorts',
} as const satisfies Readonly<Record<string, Feature>>;

function isSaid(props: PropsReader, prop: string): boolean {
  const [name = '', below] = prop.split('.');
  const value = props.raw(name);
  if (below !== undefined) return objectOf(value)[below] !== undefined;
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** What the props of a service ask of its mesh, routes apart. */
export function usesOfService(props: PropsReader): readonly Use[] {
  const balancing = props.raw('loadBalancing');
  const said = Object.entries(byProp).flatMap(([prop, feature]): readonly Use[] =>
    isSaid(props, prop) ? [[feature, prop]] : [],
  );
  return [
    ...said,
    ...(isSaid(props, 'routes') ? [['requestRoutes', 'routes'] as const] : []),
    ...(balancing instanceof LoadBalancing && balancing._kind === 'Passthrough'
      ? [['passthrough', 'loadBalancing'] as const]
      : []),
    ...(props.raw('closed') === true ? [['closedRoutes', 'closed'] as const] : []),
    ...(props.raw('versions') === 'subsets' ? [['subsets', 'versions'] as const] : []),
  ];
}

/** What a route asks of the mesh; what it leaves out asks for nothing. */
export function usesOfRoute({ protocol, props }: RouteInput, read: RouteModel | undefined): readonly Use[] {
  const { timeout, retries } = objectOf(props);
  const limit: readonly Use[] = timeout === undefined ? [] : [['requestTimeout', 'timeout']];
  if (retries === 'off') return [...limit, ['retriesOff', 'retries']];
  if (typeof retries !== 'object' || read === undefined || read.retries.kind === 'Off') return limit;
  const { perTryTimeout, backoff } = objectOf(retries);
  const features = new Set(read.retries.conditions.map((condition) => retryConditions[condition].feature));
  return [
    ...limit,
    ...[...features].map((feature): Use => [feature, 'retries.on']),
    ...(perTryTimeout !== undefined ? [['perTryTimeout', 'retries.perTryTimeout'] as const] : []),
    ...(perTryTimeout === undefined && read.retries.perTryTimeout !== undefined
      ? [['retryAfterSlowTry', 'retries'] as const]
      : []),
    ...(backoff !== undefined ? [['retryBackoff', 'retries.backoff'] as const] : []),
    ...(protocol === 'grpc' ? [['grpcRetriesBesideHttp', 'retries'] as const] : []),
  ];
}
