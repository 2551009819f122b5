import type { Route, Rule } from '../../linkerd/outbound-answer';
import { backend, object, policyApi, route, service, serviceParent } from './objects';
import type { OutboundCase } from './told';

type Spec = Readonly<Record<string, unknown>>;

export const payments = serviceParent('payments');
export const shop = service('payments');
const self = 'Service shop/payments:80';
export const whole = [{ backendRefs: [backend('payments')] }];

/** What a proxy gets of a rule of a route, where nothing but its backend is said. */
export const plain = (more: Partial<Rule> = {}): Rule => ({ on: ['/*'], to: [`${self} × 1`], ...more });
export const toldRoute = (name: string, ...rules: readonly Rule[]): Route => ({
  from: `HTTPRoute shop/${name}`,
  rules,
});
/** What it gets where there are no routes. */
export const byDefault = (more: Partial<Rule> = {}): Route => ({
  from: 'http',
  rules: [{ on: ['/*'], to: [self], ...more }],
});
const opaque: Route = { from: 'opaq', rules: [{ to: [self] }] };

const matching = (...matches: readonly Spec[]): Spec => ({ ...whole[0], matches });
const prefix = (value: string): Spec => ({ path: { type: 'PathPrefix', value } });
const set = (type: string, field: string): Spec => ({ type, [field]: { set: [{ name: 'x-tenant', value: 'a' }] } });

const routed = route('HTTPRoute', 'payments', payments, whole);

/** An unfit route beside one that fits: when the second is told, the first has been read. */
const besideUnfit = (name: string, unfit: Spec): OutboundCase => ({
  name,
  objects: [
    shop,
    route('HTTPRoute', 'unfit', payments, [matching(prefix('/fit')), { ...matching(prefix('/unfit')), ...unfit }]),
    route('HTTPRoute', 'payments', payments, whole),
  ],
  to: 'payments',
  promised: { routes: [toldRoute('payments', plain())] },
});

const byProtocol = (appProtocol: string, protocol: string): OutboundCase => ({
  name: `appProtocol ${appProtocol} is ${protocol}${protocol === 'opaque' ? ': no routes' : ''}`,
  objects: [service('payments', { appProtocol }), routed],
  to: 'payments',
  promised: { protocol, routes: protocol === 'opaque' ? [opaque] : [toldRoute('payments', plain())] },
});

const egressRule = { backendRefs: [{ group: policyApi, kind: 'EgressNetwork', name: 'payments', port: 80 }] };

const ofCaller = route(
  'HTTPRoute',
  'payments',
  { ...payments, namespace: 'shop' },
  [{ backendRefs: [{ ...backend('payments'), namespace: 'shop' }] }],
  { namespace: 'books' },
);
const toldOfCaller: Route = { from: 'HTTPRoute books/payments', rules: [plain()] };
const toldOfService = toldRoute('payments', plain());

export const outboundRoutes: readonly OutboundCase[] = [
  {
    name: 'a Service without routes has the default one: no retries, no timeouts, no breaker',
    objects: [shop],
    to: 'payments',
    promised: { of: self, protocol: 'detect', routes: [byDefault()], opaque: [opaque], breaker: undefined },
  },
  {
    name: 'a port that the Service does not have is forbidden',
    objects: [shop],
    to: 'payments',
    port: 81,
    promised: { protocol: 'opaque', routes: [{ from: 'undefined-port', rules: [{ to: [], filters: ['forbidden'] }] }] },
  },
  {
    name: 'a route takes the place of the default one: what it does not match has none',
    objects: [shop, route('HTTPRoute', 'items', payments, [matching(prefix('/items'))])],
    to: 'payments',
    promised: { routes: [toldRoute('items', plain({ on: ['/items*'] }))] },
  },
  {
    name: 'a route on a port says nothing about another, one without a port about all',
    objects: [
      shop,
      route('HTTPRoute', 'other', serviceParent('payments', 81), whole),
      route('HTTPRoute', 'payments', { ...payments, port: undefined }, whole),
    ],
    to: 'payments',
    promised: { routes: [toldRoute('payments', plain())] },
  },
  {
    name: 'methods, paths, headers and query parameters',
    objects: [
      shop,
      route('HTTPRoute', 'payments', payments, [
        matching({
          path: { type: 'Exact', value: '/items' },
          method: 'POST',
          headers: [{ name: 'x-tenant', value: 'a' }],
          queryParams: [{ name: 'q', type: 'RegularExpression', value: 'z+' }],
        }),
        matching({ path: { type: 'RegularExpression', value: '/v[12]/.*' } }, prefix('/')),
      ]),
    ],
    to: 'payments',
    promised: {
      routes: [
        toldRoute(
          'payments',
          plain({ on: ['POST /items header x-tenant=a query q~z+'] }),
          plain({ on: ['~/v[12]/.*', '/*'] }),
        ),
      ],
    },
  },
  {
    name: 'host names, one with a star',
    objects: [
      shop,
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'payments', {
        parentRefs: [payments],
        hostnames: ['payments.example', '*.shop.example'],
        rules: whole,
      }),
    ],
    to: 'payments',
    promised: {
      routes: [{ from: 'HTTPRoute shop/payments', hosts: ['payments.example', '*.shop.example'], rules: [plain()] }],
    },
  },
  {
    name: 'weights as they are written; a Service that is not there fails its share',
    objects: [
      shop,
      service('payments-next'),
      route('HTTPRoute', 'payments', payments, [
        {
          backendRefs: [
            backend('payments', 90),
            backend('payments-next', 10),
            backend('payments-gone', 5),
            backend('payments-next', 0),
          ],
        },
      ]),
    ],
    to: 'payments',
    promised: {
      routes: [
        toldRoute(
          'payments',
          plain({
            to: [
              `${self} × 90`,
              'Service shop/payments-next:80 × 10',
              'Service shop/payments-gone:80, fails with 500: Service not found payments-gone × 5',
              'Service shop/payments-next:80 × 0',
            ],
          }),
        ),
      ],
    },
  },
  {
    name: 'a rule without backends goes to the Service itself',
    objects: [shop, route('HTTPRoute', 'payments', payments, [{ matches: [prefix('/')] }])],
    to: 'payments',
    promised: { routes: [toldRoute('payments', plain({ to: [self] }))] },
  },
  {
    name: 'an EgressNetwork that is not there fails as a backend',
    objects: [shop, route('HTTPRoute', 'payments', payments, [egressRule])],
    to: 'payments',
    promised: {
      routes: [
        toldRoute(
          'payments',
          plain({ to: ['EgressNetwork shop/payments:80, fails with 500: EgressNetwork not found payments × 1'] }),
        ),
      ],
    },
  },
  {
    name: 'a backend of another namespace, without a grant',
    objects: [
      shop,
      { ...service('ledger'), metadata: { name: 'ledger', namespace: 'books' } },
      route('HTTPRoute', 'payments', payments, [{ backendRefs: [{ ...backend('ledger'), namespace: 'books' }] }]),
    ],
    to: 'payments',
    promised: { routes: [toldRoute('payments', plain({ to: ['Service books/ledger:80 × 1'] }))] },
  },
  {
    name: 'header modifiers of both sides, and of one backend',
    objects: [
      shop,
      route('HTTPRoute', 'payments', payments, [
        {
          filters: [
            set('RequestHeaderModifier', 'requestHeaderModifier'),
            set('ResponseHeaderModifier', 'responseHeaderModifier'),
          ],
          backendRefs: [{ ...backend('payments'), filters: [set('RequestHeaderModifier', 'requestHeaderModifier')] }],
        },
      ]),
    ],
    to: 'payments',
    promised: {
      routes: [
        toldRoute(
          'payments',
          plain({
            to: [`${self}, request set x-tenant=a × 1`],
            filters: ['request set x-tenant=a', 'response set x-tenant=a'],
          }),
        ),
      ],
    },
  },
  besideUnfit('a mirror in one rule, and nothing of its route is told', {
    filters: [{ type: 'RequestMirror', requestMirror: { backendRef: backend('payments') } }],
  }),
  besideUnfit('a rewrite in one rule, and nothing of its route is told', {
    filters: [{ type: 'URLRewrite', urlRewrite: { hostname: 'payments.example' } }],
  }),
  besideUnfit('a regular expression that is none in one rule, and nothing of its route is told', {
    matches: [{ path: { type: 'RegularExpression', value: '/(' } }],
  }),
  {
    name: "a route of the caller's namespace is for callers there",
    objects: [shop, ofCaller],
    to: 'payments',
    from: 'books',
    promised: { routes: [toldOfCaller] },
  },
  ...[true, false].map(
    (callersFirst): OutboundCase => ({
      name: `a route of the caller's namespace stands beside those of the Service's, the older first: ${callersFirst ? "the caller's" : "the Service's"}`,
      objects: [shop, ...(callersFirst ? [ofCaller, routed] : [routed, ofCaller])],
      pause: 1_050,
      to: 'payments',
      from: 'books',
      promised: { routes: callersFirst ? [toldOfCaller, toldOfService] : [toldOfService, toldOfCaller] },
    }),
  ),
  {
    name: "and is nobody else's",
    objects: [shop, ofCaller, routed],
    to: 'payments',
    promised: { routes: [toldOfService] },
  },
  {
    name: 'a GRPCRoute silences the HTTPRoutes of its port',
    objects: [shop, routed, route('GRPCRoute', 'payments', payments, whole)],
    to: 'payments',
    promised: { protocol: 'grpc', routes: [{ from: 'GRPCRoute shop/payments', rules: [plain({ on: [] })] }] },
  },
  {
    name: 'an HTTPRoute silences the TLSRoutes and TCPRoutes of its port',
    objects: [
      shop,
      route('TLSRoute', 'payments', payments, whole),
      route('TCPRoute', 'payments', payments, whole),
      routed,
    ],
    to: 'payments',
    promised: { protocol: 'detect', routes: [toldRoute('payments', plain())] },
  },
  {
    name: 'a TLSRoute of v1alpha2 is read',
    objects: [shop, route('TLSRoute', 'payments', payments, whole)],
    to: 'payments',
    promised: { protocol: 'tls', routes: [{ from: 'TLSRoute shop/payments', rules: [{ to: [`${self} × 1`] }] }] },
  },
  {
    name: 'a TCPRoute of v1alpha2 is read',
    objects: [shop, route('TCPRoute', 'payments', payments, whole)],
    to: 'payments',
    promised: { protocol: 'opaque', routes: [{ from: 'TCPRoute shop/payments', rules: [{ to: [`${self} × 1`] }] }] },
  },
  byProtocol('http', 'http1'),
  byProtocol('kubernetes.io/h2c', 'http2'),
  ...['linkerd.io/tcp', 'linkerd.io/opaque', 'grpc', 'http2', 'https', 'kubernetes.io/ws', 'tcp'].map((name) =>
    byProtocol(name, 'opaque'),
  ),
  {
    name: 'a GRPCRoute on a port of h2c',
    objects: [
      service('payments', { appProtocol: 'kubernetes.io/h2c' }),
      route('GRPCRoute', 'payments', payments, whole),
    ],
    to: 'payments',
    promised: { protocol: 'grpc', routes: [{ from: 'GRPCRoute shop/payments', rules: [plain({ on: [] })] }] },
  },
  {
    name: 'a GRPCRoute on a port of http is not told',
    objects: [service('payments', { appProtocol: 'http' }), route('GRPCRoute', 'payments', payments, whole)],
    to: 'payments',
    promised: { protocol: 'http1', routes: [byDefault()] },
  },
  {
    name: 'a port that is annotated as opaque has no routes',
    objects: [service('payments', { annotations: { 'config.linkerd.io/opaque-ports': '80' } }), routed],
    to: 'payments',
    promised: { protocol: 'opaque', routes: [opaque] },
  },
  {
    name: 'a port that is opaque by default has none either',
    objects: [service('payments', { port: 3306 })],
    to: 'payments',
    port: 3306,
    promised: { protocol: 'opaque' },
  },
  {
    name: 'a ServiceProfile is not looked at: the route is told',
    objects: [
      shop,
      {
        apiVersion: 'linkerd.io/v1alpha2',
        kind: 'ServiceProfile',
        metadata: { name: 'payments.shop.svc.cluster.local', namespace: 'shop' },
        spec: { routes: [{ name: 'all', condition: { pathRegex: '.*' }, timeout: '9s', isRetryable: true }] },
      },
      routed,
    ],
    to: 'payments',
    promised: { routes: [toldRoute('payments', plain())] },
  },
];
