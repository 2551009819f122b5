import { followsTimeout, type Retries, type RetryCondition } from '../../../model/retry';
import type { RouteModel } from '../../../model/route';
import { apiDuration } from '../../shared/render/gateway-api';
import { duration } from '../settings';

type Annotations = Readonly<Record<string, string>>;

/** The statuses that a condition means, in the words of the annotation; gRPC statuses are the same in both. */
const isHttp = (condition: RetryCondition): boolean => /^(5xx|gateway-error|\d{3})$/.test(condition);
const grpcStatuses: readonly string[] = [
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
] satisfies readonly RetryCondition[];

/**
 * Only where a status is named: the proxy sends over connections that stand, so nothing is left of the proven conditions. A limit for each
 * try is itself a condition to it, so it is written only where a slow try may be followed by another.
 */
function retryAnnotations(retries: Retries, kind: 'http' | 'grpc'): Annotations {
  if (retries.kind === 'Off') return {};
  const { attempts, conditions, perTryTimeout } = retries;
  const named = conditions.filter((c) => (kind === 'http' ? isHttp(c) : grpcStatuses.includes(c)));
  if (named.length === 0) return {};
  return {
    [`retry.linkerd.io/${kind}`]: named.join(','),
    'retry.linkerd.io/limit': String(attempts),
    ...(perTryTimeout !== undefined && followsTimeout(conditions)
      ? { 'retry.linkerd.io/timeout': duration(perTryTimeout) }
      : {}),
  };
}

/** A timeout as the field of a rule: of two numbers with their units, which the API allows, Linkerd reads none at all. */
const inRule = (timeout: number | undefined): string | undefined => {
  const said = timeout === undefined ? undefined : apiDuration(timeout);
  return said !== undefined && /^\d+[a-z]+$/.test(said) ? said : undefined;
};

/** What is said in a rule, so that routes of different timeouts can share an object. */
export function timeoutsOf({ timeout }: RouteModel): { readonly timeouts?: { readonly request: string } } {
  const request = inRule(timeout);
  return request === undefined ? {} : { timeouts: { request } };
}

/** What Linkerd reads off the object. A GRPCRoute has no field for a timeout. */
export const annotationsOf = ({ retries, timeout }: RouteModel, kind: 'http' | 'grpc'): Annotations => ({
  ...retryAnnotations(retries, kind),
  ...(timeout !== undefined && (kind === 'grpc' || inRule(timeout) === undefined)
    ? { 'timeout.linkerd.io/request': duration(timeout) }
    : {}),
});
