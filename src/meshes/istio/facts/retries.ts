import { millisecondsOf } from '../../../manifests/durations';
import { defaultBackoff, provenConditions, worstBackoff } from '../../../model/retry';
import type { HttpRoute } from './http-match';
import { oncePerText } from './once-per-text';

/** Istio's own policy for routes that do not say. Source: pilot/pkg/networking/core/route/retry/retry.go */
export const byDefault = { attempts: 2, retryOn: 'connect-failure,refused-stream,unavailable,cancelled' } as const;

/** Met by the grpc-status of an answer, which only gRPC has. */
const grpcOnly: ReadonlySet<string> = new Set([
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

/** Met by a try that ran into its limit. */
const afterTimeout: ReadonlySet<string> = new Set(['5xx', 'gateway-error', 'reset', '504']);

const proven: ReadonlySet<string> = new Set(provenConditions('http'));

/** A condition on which a request may be repeated though the application saw it. */
export interface Unproven {
  readonly condition: string;
  /** Only an answer of gRPC can meet it. */
  readonly isGrpcOnly: boolean;
}

/** What a text of conditions means. */
interface Conditions {
  /** `retriable-status-codes` alone names none. */
  readonly unproven: readonly Unproven[];
  /** Whether a slow try meets one. */
  readonly meetSlow: boolean;
}

/** What a route retries: tries beyond the first, and when. */
export interface Retrying extends Conditions {
  readonly attempts: number;
}

const conditionsIn = oncePerText((retryOn): Conditions => {
  const conditions = retryOn
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return {
    unproven: conditions
      .filter((condition) => !proven.has(condition) && condition !== 'retriable-status-codes')
      .map((condition) => ({ condition, isGrpcOnly: grpcOnly.has(condition) })),
    meetSlow: conditions.some((condition) => afterTimeout.has(condition)),
  };
});

/** `retries: {}` is no retries; a route without the field has those of the mesh, and `retryOn` left out means its conditions. */
export function retryingOf({ retries }: HttpRoute): Retrying {
  const { attempts = 0, retryOn } = retries ?? byDefault;
  const { unproven, meetSlow } = conditionsIn(retryOn === undefined || retryOn === '' ? byDefault.retryOn : retryOn);
  return { attempts, unproven, meetSlow };
}

const none: readonly Unproven[] = [];

/** Conditions on which a request may be repeated though the application saw it. */
export const unprovenOf = ({ attempts, unproven }: Retrying): readonly Unproven[] => (attempts === 0 ? none : unproven);

/** Whether a slow try leads to another one. */
export const retriesSlowTries = ({ attempts, meetSlow }: Retrying): boolean => attempts > 0 && meetSlow;

/** The longest that the waits between the tries take. */
export const backoffOf = ({ retries }: HttpRoute, attempts: number): number =>
  worstBackoff(attempts, millisecondsOf(retries?.backoff) ?? defaultBackoff);
