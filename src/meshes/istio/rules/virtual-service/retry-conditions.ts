import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { oncePerText } from '../../facts/once-per-text';

/** What Envoy knows. Source: https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on */
const conditions: ReadonlySet<string> = new Set([
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

/** The statuses that have a name in HTTP. */
const isStatus = (word: string): boolean => {
  const status = Number(word);
  if (!Number.isInteger(status) || !/^[+-]?\d+$/.test(word)) return false;
  return named.some(([first, last]) => status >= first && status <= last);
};

const named = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
] as const;

const strangeWordsIn = oncePerText((retryOn) =>
  retryOn.split(',').filter((word) => !conditions.has(word) && !isStatus(word)),
);

export const retryConditions: ManifestRule<VirtualService> = {
  code: 'MESH8112',
  name: 'retry-conditions',
  severity: 'error',
  summary: 'A condition in retryOn that Envoy does not know.',
  what: "retryOn has '{word}'",
  why: 'istiod refuses what is neither a condition nor an HTTP status, also where blanks stand between commas',
  fix: 'write conditions and statuses with commas and nothing else between them, such as connect-failure,503',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['retryOn'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: payments.shop.svc.cluster.local } }]
      retries: { attempts: 2, retryOn: "connect-failure, 5xx" }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: payments.shop.svc.cluster.local } }]
      retries: { attempts: 2, retryOn: "connect-failure,refused-stream" }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { retries }] of (spec?.http ?? []).entries()) {
      if (retries?.retryOn === undefined || retries.retryOn === '') continue;
      for (const word of strangeWordsIn(retries.retryOn)) {
        report({ at: ['spec', 'http', index, 'retries', 'retryOn'], values: { word } });
      }
    }
  },
};
