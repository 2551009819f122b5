import type { Features } from '../features';

const always = {
  circuitBreaker: true,
  connectionPool: true,
  loadBalancing: true,
  retryBudget: true,
  subsets: true,
} as const;

/** What each supported Istio has; the oldest comes first. Read off the CRDs of the releases, see imports/. */
export const istioFeatures = {
  '1.30': {
    ...always,
    retryBudgetInterval: {
      reason: 'DestinationRule has retryBudget.budgetInterval since 1.31',
      wayOut: 'leave interval out, or upgrade to Istio 1.31',
    },
  },
  '1.31': { ...always, retryBudgetInterval: true },
} as const satisfies Readonly<Record<string, Features>>;

export type IstioVersion = keyof typeof istioFeatures;

export const isIstioVersion = (version: unknown): version is IstioVersion =>
  typeof version === 'string' && Object.hasOwn(istioFeatures, version);
