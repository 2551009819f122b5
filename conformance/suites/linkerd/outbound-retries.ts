import type { Rule } from '../../linkerd/outbound-answer';
import { backend, route, service } from './objects';
import { byDefault, payments, plain, shop, toldRoute, whole } from './outbound-routes';
import type { OutboundCase } from './told';

type Annotations = Readonly<Record<string, string>>;

const annotated = (annotations: Annotations, rules: Parameters<typeof route>[3] = whole) =>
  route('HTTPRoute', 'payments', payments, rules, { annotations });

/** Annotations of a route, and what a proxy is told of its rule. */
const onRoute = (name: string, annotations: Annotations, told: Partial<Rule>): OutboundCase => ({
  name,
  objects: [shop, annotated(annotations)],
  to: 'payments',
  promised: { routes: [toldRoute('payments', plain(told))] },
});

/** Annotations of the Service and of a route, and what a proxy is told of the route's rule. */
const onBoth = (name: string, ofService: Annotations, ofRoute: Annotations, told: Partial<Rule>): OutboundCase => ({
  name,
  objects: [service('payments', { annotations: ofService }), annotated(ofRoute)],
  to: 'payments',
  promised: { routes: [toldRoute('payments', plain(told))] },
});

/** A rule's own field, and what a proxy is told of it. */
const inRule = (name: string, field: object, told: Partial<Rule>, annotations: Annotations = {}): OutboundCase => ({
  name,
  objects: [shop, annotated(annotations, [{ ...whole[0], ...field }])],
  to: 'payments',
  promised: { routes: [toldRoute('payments', plain(told))] },
});

const on5xx = { 'retry.linkerd.io/http': '5xx' };
const serverErrors = ['500-599'];
const twice = { ...on5xx, 'retry.linkerd.io/limit': '2' };

/** Annotations of the Service, and the breaker that a proxy is told. */
const breaking = (name: string, annotations: Annotations, breaker?: string, load?: string): OutboundCase => ({
  name,
  objects: [service('payments', { annotations }), route('HTTPRoute', 'payments', payments, whole)],
  to: 'payments',
  promised: { routes: [toldRoute('payments', plain())], breaker, load },
});

const accrual = 'balancer.linkerd.io/failure-accrual';
const alpha = 'balancer.alpha.linkerd.io';
const consecutive = { [accrual]: 'consecutive' };

export const outboundRetries: readonly OutboundCase[] = [
  onRoute(
    'retries and timeouts of a route',
    {
      ...twice,
      'retry.linkerd.io/timeout': '500ms',
      'timeout.linkerd.io/request': '3s',
      'timeout.linkerd.io/response': '2s',
      'timeout.linkerd.io/idle': '1m',
    },
    {
      timeouts: { response: '2s', request: '3s', idle: '60s' },
      retry: { limit: 2, on: serverErrors, each: '500ms' },
    },
  ),
  onRoute('a condition alone is one retry', on5xx, { retry: { limit: 1, on: serverErrors } }),
  onRoute(
    'statuses, ranges and names together',
    { 'retry.linkerd.io/http': '429,500-501,gateway-error' },
    { retry: { limit: 1, on: ['429', '500-501', '502-504'] } },
  ),
  onRoute(
    'a limit alone retries on nothing that is named',
    { 'retry.linkerd.io/limit': '3' },
    {
      retry: { limit: 3, on: [] },
    },
  ),
  onRoute(
    'limit 0 is one retry',
    { ...on5xx, 'retry.linkerd.io/limit': '0' },
    { retry: { limit: 1, on: serverErrors } },
  ),
  onRoute('limit 0 alone is no retry', { 'retry.linkerd.io/limit': '0' }, {}),
  onBoth(
    "the Service's retries and timeouts hold for a route that says none",
    { ...twice, 'timeout.linkerd.io/request': '4s' },
    {},
    {
      timeouts: { request: '4s' },
      retry: { limit: 2, on: serverErrors },
    },
  ),
  {
    name: "the Service's retries and timeouts hold where there is no route",
    objects: [service('payments', { annotations: { ...twice, 'timeout.linkerd.io/request': '4s' } })],
    to: 'payments',
    promised: { routes: [byDefault({ timeouts: { request: '4s' }, retry: { limit: 2, on: serverErrors } })] },
  },
  onBoth(
    "one word of retries on a route, and none of the Service's is left",
    { ...twice, 'retry.linkerd.io/timeout': '1s' },
    { 'retry.linkerd.io/limit': '5' },
    { retry: { limit: 5, on: [] } },
  ),
  onBoth(
    "one word of timeouts on a route, and none of the Service's is left",
    { 'timeout.linkerd.io/request': '4s' },
    { 'timeout.linkerd.io/idle': '9s' },
    { timeouts: { idle: '9s' } },
  ),
  onBoth(
    "limit 0 on a route does not take off the Service's retries",
    twice,
    { 'retry.linkerd.io/limit': '0' },
    {
      retry: { limit: 2, on: serverErrors },
    },
  ),
  onBoth(
    'what cannot be read on a Service is not there',
    { 'retry.linkerd.io/http': 'nonsense', 'timeout.linkerd.io/request': '1m30s' },
    {},
    {},
  ),
  {
    name: 'what cannot be read on a route takes the route away',
    objects: [
      shop,
      route('HTTPRoute', 'unfit', payments, whole, { annotations: { 'timeout.linkerd.io/request': '1m30s' } }),
      annotated({}),
    ],
    to: 'payments',
    promised: { routes: [toldRoute('payments', plain())] },
  },
  inRule('the timeout of a rule', { timeouts: { request: '2s' } }, { timeouts: { request: '2s' } }),
  inRule(
    'a backend timeout is not told',
    { timeouts: { request: '2s', backendRequest: '1s' } },
    { timeouts: { request: '2s' } },
  ),
  inRule('0s is no timeout', { timeouts: { request: '0s' } }, {}),
  inRule(
    'the annotation goes before the field of the rule',
    { timeouts: { request: '2s' } },
    { timeouts: { request: '7s' } },
    { 'timeout.linkerd.io/request': '7s' },
  ),
  inRule(
    'an annotation of another timeout leaves the field of the rule',
    { timeouts: { request: '2s' } },
    { timeouts: { request: '2s', idle: '7s' } },
    { 'timeout.linkerd.io/idle': '7s' },
  ),
  inRule("Gateway API's own retries are not told", { retry: { attempts: 3, codes: [503] } }, {}),
  {
    name: 'retries, timeouts and weights of a GRPCRoute',
    objects: [
      shop,
      service('payments-next'),
      route(
        'GRPCRoute',
        'payments',
        payments,
        [
          {
            matches: [{ method: { service: 'shop.Payments', method: 'Pay' } }],
            backendRefs: [backend('payments', 95), backend('payments-next', 5)],
          },
        ],
        {
          annotations: {
            'retry.linkerd.io/grpc': 'cancelled,deadline-exceeded,internal,resource-exhausted,unavailable',
            'retry.linkerd.io/limit': '2',
            'retry.linkerd.io/timeout': '400ms',
            'timeout.linkerd.io/request': '3s',
          },
        },
      ),
    ],
    to: 'payments',
    promised: {
      protocol: 'grpc',
      routes: [
        {
          from: 'GRPCRoute shop/payments',
          rules: [
            {
              on: ['shop.Payments/Pay'],
              to: ['Service shop/payments:80 × 95', 'Service shop/payments-next:80 × 5'],
              timeouts: { request: '3s' },
              retry: {
                limit: 2,
                on: ['cancelled', 'deadline_exceeded', 'resource_exhausted', 'internal', 'unavailable'],
                each: '400ms',
              },
            },
          ],
        },
      ],
    },
  },
  {
    name: "a GRPCRoute does not read HTTP's conditions",
    objects: [shop, route('GRPCRoute', 'payments', payments, whole, { annotations: on5xx })],
    to: 'payments',
    promised: { routes: [{ from: 'GRPCRoute shop/payments', rules: [plain({ on: [] })] }] },
  },
  breaking('a breaker after failures in a row', consecutive, '7 failures in a row, for 1s to 60s, jitter 0.5'),
  breaking(
    'a breaker as it is set',
    {
      ...consecutive,
      [`${accrual}-consecutive-max-failures`]: '3',
      [`${accrual}-consecutive-min-penalty`]: '2s',
      [`${accrual}-consecutive-max-penalty`]: '20s',
      [`${accrual}-consecutive-jitter-ratio`]: '1.5',
    },
    '3 failures in a row, for 2s to 20s, jitter 1.5',
  ),
  breaking(
    'a breaker by the rate of success',
    { [accrual]: 'unified' },
    '7 failures in a row or less than 0.8 of 5 in 10s, for 1s to 60s, jitter 0.5',
  ),
  breaking(
    'a breaker by the rate of success as it is set, and a penalty for the load',
    {
      [accrual]: 'unified',
      [`${alpha}/failure-accrual-success-rate-threshold`]: '0.5',
      [`${alpha}/failure-accrual-success-rate-window`]: '5s',
      [`${alpha}/failure-accrual-success-rate-min-requests`]: '9',
      [`${alpha}/failure-accrual-honor-retry-after`]: 'true',
      [`${alpha}/penalize-failures`]: 'true',
      [`${alpha}/load-biaser-penalty`]: '3s',
    },
    '7 failures in a row or less than 0.5 of 9 in 5s, for 1s to 60s, jitter 0.5, or what Retry-After says',
    'penalty_peak_ewma of 3s',
  ),
  breaking('settings of a breaker without its mode are no breaker', { [`${accrual}-consecutive-max-failures`]: '3' }),
  breaking('a mode that there is not is no breaker', { [accrual]: 'sometimes' }),
  breaking('a setting that cannot be read is no breaker', {
    ...consecutive,
    [`${accrual}-consecutive-max-failures`]: 'many',
  }),
  breaking('a least penalty above the most is no breaker', {
    ...consecutive,
    [`${accrual}-consecutive-min-penalty`]: '20s',
    [`${accrual}-consecutive-max-penalty`]: '2s',
  }),
  {
    name: 'a breaker on a route is none',
    objects: [shop, annotated(consecutive)],
    to: 'payments',
    promised: { routes: [toldRoute('payments', plain())], breaker: undefined },
  },
];
