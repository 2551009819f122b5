import type { Feature } from './feature';
import type { Protocol } from './port';

interface Condition {
  /** The protocols whose proxy filter can meet it. */
  readonly protocols: readonly ('http' | 'grpc')[];
  /** It proves that the application never saw the request, so a repeat is harmless for every method. */
  readonly proven: boolean;
  /** It answers overload or a fault of the client, so repeating it needs a budget. */
  readonly budget: boolean;
  /** It is met when a try runs into its time limit, so a per-try timeout makes sense. */
  readonly afterTimeout: boolean;
  /** What a mesh must have for it. */
  readonly feature: Feature;
}

const http = ['http'] as const;
const grpc = ['grpc'] as const;
const both = ['http', 'grpc'] as const;

/**
 * The conditions of Envoy's router filter (x-envoy-retry-on and x-envoy-retry-grpc-on) that can be named.
 * Source: https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter
 */
export const retryConditions = {
  '5xx': { protocols: http, proven: false, budget: false, afterTimeout: true, feature: 'retryOnStatus' },
  'gateway-error': { protocols: http, proven: false, budget: false, afterTimeout: true, feature: 'retryOnStatus' },
  reset: { protocols: both, proven: false, budget: false, afterTimeout: true, feature: 'retryOnReset' },
  'reset-before-request': {
    protocols: http,
    proven: true,
    budget: false,
    afterTimeout: false,
    feature: 'retryOnResetBeforeRequest',
  },
  'connect-failure': {
    protocols: both,
    proven: true,
    budget: false,
    afterTimeout: false,
    feature: 'retryOnConnectFailure',
  },
  'refused-stream': {
    protocols: both,
    proven: true,
    budget: false,
    afterTimeout: false,
    feature: 'retryOnRefusedStream',
  },
  'retriable-4xx': { protocols: http, proven: false, budget: true, afterTimeout: false, feature: 'retryOnOverload' },
  'envoy-ratelimited': {
    protocols: http,
    proven: false,
    budget: true,
    afterTimeout: false,
    feature: 'retryOnOverload',
  },
  '408': { protocols: http, proven: false, budget: true, afterTimeout: false, feature: 'retryOnOverload' },
  '409': { protocols: http, proven: false, budget: true, afterTimeout: false, feature: 'retryOnOverload' },
  '425': { protocols: http, proven: false, budget: true, afterTimeout: false, feature: 'retryOnOverload' },
  '429': { protocols: http, proven: false, budget: true, afterTimeout: false, feature: 'retryOnOverload' },
  '500': { protocols: http, proven: false, budget: false, afterTimeout: false, feature: 'retryOnStatus' },
  '502': { protocols: http, proven: false, budget: false, afterTimeout: false, feature: 'retryOnStatus' },
  '503': { protocols: http, proven: false, budget: false, afterTimeout: false, feature: 'retryOnStatus' },
  '504': { protocols: http, proven: false, budget: false, afterTimeout: false, feature: 'retryOnStatus' },
  cancelled: { protocols: grpc, proven: false, budget: false, afterTimeout: false, feature: 'retryOnGrpcStatus' },
  'deadline-exceeded': {
    protocols: grpc,
    proven: false,
    budget: false,
    afterTimeout: false,
    feature: 'retryOnGrpcStatus',
  },
  internal: { protocols: grpc, proven: false, budget: false, afterTimeout: false, feature: 'retryOnGrpcStatus' },
  'resource-exhausted': {
    protocols: grpc,
    proven: false,
    budget: true,
    afterTimeout: false,
    feature: 'retryOnOverload',
  },
  unavailable: { protocols: grpc, proven: false, budget: false, afterTimeout: false, feature: 'retryOnGrpcStatus' },
} as const satisfies Readonly<Record<string, Condition>>;

type Table = typeof retryConditions;
type Where<Field extends keyof Condition, Value> = {
  [C in keyof Table]: Table[C][Field] extends Value ? C : never;
}[keyof Table];

/** Every condition that a retry can name. */
export type RetryCondition = keyof Table;
/** Conditions that prove that the application never saw the request. */
export type ProvenCondition = Where<'proven', true>;
/** Conditions that may only be retried within a retryBudget. */
export type BudgetCondition = Where<'budget', true>;
/** What a mesh must have for a condition. */
export type ConditionFeature<C extends string> = C extends RetryCondition ? Table[C]['feature'] : never;
/** Conditions of a gRPC route. */
export type GrpcCondition = Where<'protocols', typeof grpc | typeof both>;
/** Conditions of an HTTP route. */
export type HttpCondition = Where<'protocols', typeof http | typeof both>;

export const conditionOf = (name: string): Condition | undefined =>
  Object.hasOwn(retryConditions, name) ? retryConditions[name as RetryCondition] : undefined;

const side = (protocol: Protocol): 'http' | 'grpc' => (protocol === 'grpc' ? 'grpc' : 'http');

export const conditionsFor = (protocol: Protocol): readonly RetryCondition[] =>
  (Object.keys(retryConditions) as RetryCondition[]).filter((c) =>
    (retryConditions[c].protocols as readonly string[]).includes(side(protocol)),
  );

/** What a route may always be retried on: a repeat is harmless for every method. */
export const provenConditions = (protocol: Protocol): readonly RetryCondition[] =>
  conditionsFor(protocol).filter((c) => retryConditions[c].proven);

/** Tries beyond the first, and when. */
export interface RetryModel {
  readonly kind: 'Retry';
  /** Tries beyond the first, 1 or more. */
  readonly attempts: number;
  readonly conditions: readonly RetryCondition[];
  /** Limit of each try in milliseconds; undefined where no condition follows a slow try. */
  readonly perTryTimeout: number | undefined;
  /** Base of the exponential back-off in milliseconds; the longest is ten times that. */
  readonly backoff: number;
}

export const noRetry = Object.freeze({ kind: 'Off' } as const);
export type Retries = RetryModel | typeof noRetry;

/** Envoy's base interval, and Istio's default, in milliseconds. */
export const defaultBackoff = 25;
/** As many as Istio's own default policy. */
export const defaultAttempts = 2;

/**
 * The longest time that back-off can take, in milliseconds: the n-th wait is at most (2^n - 1) times the base, and
 * never more than ten times the base.
 */
export function worstBackoff(attempts: number, base: number): number {
  // the waits grow to the fourth and stay; a manifest may ask for billions of them
  let sum = Math.max(attempts - 3, 0) * 10 * base;
  for (let n = 1; n <= Math.min(attempts, 3); n++) sum += (2 ** n - 1) * base;
  return sum;
}

/** What is left of the timeout after the worst back-off, divided by all tries, in whole milliseconds. */
export const derivePerTryTimeout = (timeout: number, attempts: number, base: number): number =>
  Math.floor((timeout - worstBackoff(attempts, base)) / (attempts + 1));

/** Whether a per-try timeout would ever lead to another try. */
export const followsTimeout = (conditions: readonly RetryCondition[]): boolean =>
  conditions.some((c) => retryConditions[c].afterTimeout);
