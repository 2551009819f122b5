import type { ServiceModel } from '../../../model/resilient-service';
import { duration } from '../settings';

const accrual = 'balancer.linkerd.io/failure-accrual';

/** The longest time that an endpoint is left out, in milliseconds: Envoy's own bound, so that it is the same on every mesh. */
const longestPenalty = 300_000;

/**
 * The breaker of a Service, which every client proxy keeps for itself. The first penalty is the one that is said, without jitter; after each
 * probe request that fails too it is longer.
 */
export function breakerAnnotations({ policy }: ServiceModel): Readonly<Record<string, string>> {
  const { circuitBreaker: breaker } = policy;
  if (breaker?.consecutive5xx === undefined) return {};
  return {
    [accrual]: 'consecutive',
    [`${accrual}-consecutive-max-failures`]: String(breaker.consecutive5xx),
    [`${accrual}-consecutive-min-penalty`]: duration(breaker.ejectFor),
    [`${accrual}-consecutive-max-penalty`]: duration(Math.max(breaker.ejectFor, longestPenalty)),
    [`${accrual}-consecutive-jitter-ratio`]: '0',
  };
}
