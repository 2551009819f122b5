import { provenConditions } from '../../../model/retry';
import type { ServiceRouter } from './kinds';

/** What the server takes in retryOn; the others of Envoy it refuses. */
export const retryConditions: ReadonlySet<string> = new Set([
  '5xx',
  'gateway-error',
  'reset',
  'connect-failure',
  'envoy-ratelimited',
  'retriable-4xx',
  'refused-stream',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

type Routes = NonNullable<NonNullable<ServiceRouter['spec']>['routes']>;
export type Destination = NonNullable<Routes[number]['destination']>;

/** Every condition of a route's retries, statuses among them. */
export const conditionsOf = ({
  retryOn = [],
  retryOnStatusCodes = [],
  retryOnConnectFailure = false,
}: Destination): readonly string[] => [
  ...retryOn,
  ...retryOnStatusCodes.map(String),
  ...(retryOnConnectFailure ? ['connect-failure'] : []),
];

/** They prove that the application never saw the request, or that it has not acted. */
const harmless: ReadonlySet<string> = new Set([...provenConditions('http'), 'envoy-ratelimited', '429']);

/** Conditions on which a request may be repeated though the application has acted on it; one try is made without numRetries too. */
export const unprovenOf = (destination: Destination): readonly string[] =>
  conditionsOf(destination).filter((condition) => !harmless.has(condition));
