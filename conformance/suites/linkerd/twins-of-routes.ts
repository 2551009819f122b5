import type { Manifest } from '../../cluster/manifest';
import { backend, linkerdRoute, policyApi, route, serviceParent } from './objects';
import { type Twins, twins } from './twins';

type Spec = Readonly<Record<string, unknown>>;
type Maker = (parent: Spec, rules: readonly Spec[], annotations?: Readonly<Record<string, string>>) => Manifest;

const payments = serviceParent('payments');
const toPayments = [{ backendRefs: [backend('payments')] }];

const http: Maker = (parent, rules, annotations) => route('HTTPRoute', 'twin', parent, rules, { annotations });
const grpc: Maker = (parent, rules, annotations) => route('GRPCRoute', 'twin', parent, rules, { annotations });
const linkerdHttp: Maker = (parent, rules, annotations) => linkerdRoute('twin', parent, rules, annotations);
const makers: readonly (readonly [string, Maker])[] = [
  ['HTTPRoute', http],
  ['GRPCRoute', grpc],
  ['TLSRoute', (parent, rules) => route('TLSRoute', 'twin', parent, rules)],
  ['TCPRoute', (parent, rules) => route('TCPRoute', 'twin', parent, rules)],
  ["Linkerd's HTTPRoute", linkerdHttp],
];

const world: Spec = { group: policyApi, kind: 'EgressNetwork', name: 'world' };
const toWorld = [{ backendRefs: [{ ...world, port: 443 }] }];

const parents = makers.map(([kind, make]) =>
  twins(
    `${kind}: an EgressNetwork without a port`,
    (parent: Spec) => make(parent, toWorld),
    { bad: world, good: { ...world, port: 443 } },
    /cannot target an EgressNetwork without specifying a port/,
  ),
);

const rules = makers
  .slice(2, 4)
  .map(([kind, make]) =>
    twins(
      `${kind}: two rules`,
      (list: readonly Spec[]) => make(payments, list),
      { bad: [...toPayments, ...toPayments], good: toPayments },
      /supports a single rule only/,
    ),
  );

const backends = makers
  .slice(0, 2)
  .map(([kind, make]) =>
    twins(
      `${kind}: port 0 of a Service`,
      (port: number) => make(payments, [{ backendRefs: [{ name: 'payments', port }] }]),
      { bad: 0, good: 80 },
      /: invalid backendRef$/,
    ),
  );

const matching = (name: string, make: Maker, { bad, good }: { bad: Spec; good: Spec }, words: RegExp): Twins =>
  twins(name, (match: Spec) => make(payments, [{ ...toPayments[0], matches: [match] }]), { bad, good }, words);
const path = (type: string, value: string): Spec => ({ path: { type, value } });
const header = (type: string, value: string): Spec => ({ headers: [{ name: 'x-tenant', type, value }] });
const procedure = (type: string): Spec => ({ method: { type, service: 'shop.Payments', method: 'Pay' } });

const matches: readonly Twins[] = [
  matching(
    'HTTPRoute: a relative path',
    http,
    { bad: path('PathPrefix', 'items'), good: path('PathPrefix', '/items') },
    /HttpPathMatch paths must be absolute/,
  ),
  matching(
    'HTTPRoute: a path that is no regular expression',
    http,
    { bad: path('RegularExpression', '/items/('), good: path('RegularExpression', '/items/.*') },
    /regex parse error/,
  ),
  matching(
    'HTTPRoute: a header that is no regular expression',
    http,
    { bad: header('RegularExpression', '['), good: header('RegularExpression', '[a]') },
    /regex parse error/,
  ),
  matching(
    'HTTPRoute: a header value that cannot be sent',
    http,
    { bad: header('Exact', 'a\nb'), good: header('Exact', 'ab') },
    /failed to parse header value/,
  ),
  matching(
    'GRPCRoute: a method as a regular expression',
    grpc,
    { bad: procedure('RegularExpression'), good: procedure('Exact') },
    /unsupported GRPCRoute method match type: Some\(RegularExpression\)/,
  ),
];

const filtering = (name: string, { bad, good }: { bad: Spec; good: Spec }, words: RegExp): Twins =>
  twins(name, (filter: Spec) => http(payments, [{ filters: [filter] }]), { bad, good }, words);
const setting = (name: string, value: string): Spec => ({
  type: 'RequestHeaderModifier',
  requestHeaderModifier: { set: [{ name, value }] },
});
const redirecting = (to: Spec): Spec => ({ type: 'RequestRedirect', requestRedirect: { path: to } });
const full = (value: string): Spec => redirecting({ type: 'ReplaceFullPath', replaceFullPath: value });

const filters: readonly Twins[] = [
  filtering(
    'HTTPRoute: a header to set that cannot be sent',
    { bad: setting('x-tenant', 'a\nb'), good: setting('x-tenant', 'ab') },
    /failed to parse header value/,
  ),
  filtering(
    'HTTPRoute: a redirect to a relative path',
    { bad: full('items'), good: full('/items') },
    /RequestRedirect filters may only contain absolute paths/,
  ),
];

const annotated = (
  name: string,
  make: Maker,
  key: string,
  { bad, good }: { bad: string; good: string },
  words: RegExp,
) => twins(name, (value: string) => make(payments, toPayments, { [key]: value }), { bad, good }, words);

const annotations: readonly Twins[] = [
  ...makers.flatMap(([kind, make]): readonly Twins[] =>
    /^(TLS|TCP)/.test(kind)
      ? []
      : [
          annotated(
            `${kind}: a timeout in two units`,
            make,
            'timeout.linkerd.io/request',
            { bad: '1m30s', good: '90s' },
            /invalid digit found in string/,
          ),
          annotated(
            `${kind}: a timeout without a unit`,
            make,
            'timeout.linkerd.io/request',
            { bad: '3', good: '3s' },
            /missing duration unit/,
          ),
          annotated(
            `${kind}: a fraction of a second`,
            make,
            'timeout.linkerd.io/idle',
            { bad: '1.5s', good: '1500ms' },
            /fractional values not supported/,
          ),
          annotated(
            `${kind}: a limit that is no number`,
            make,
            'retry.linkerd.io/limit',
            { bad: 'two', good: '2' },
            /invalid digit found in string/,
          ),
          annotated(
            `${kind}: more retries than can be counted`,
            make,
            'retry.linkerd.io/limit',
            { bad: '65536', good: '65535' },
            /number too large/,
          ),
        ],
  ),
  annotated(
    'HTTPRoute: a retry condition that there is not',
    http,
    'retry.linkerd.io/http',
    { bad: 'connect-failure', good: 'gateway-error' },
    /invalid retry condition: connect-failure/,
  ),
  annotated(
    'HTTPRoute: a space between retry conditions',
    http,
    'retry.linkerd.io/http',
    { bad: '429, 502-504', good: '429,502-504' },
    /invalid retry condition/,
  ),
  annotated(
    'HTTPRoute: a range of statuses that runs backwards',
    http,
    'retry.linkerd.io/http',
    { bad: '504-502', good: '502-504' },
    /invalid retry condition/,
  ),
  annotated(
    'HTTPRoute: a status that there is not',
    http,
    'retry.linkerd.io/http',
    { bad: '600', good: '599' },
    /invalid retry condition/,
  ),
  annotated(
    'GRPCRoute: a status to retry on that there is not',
    grpc,
    'retry.linkerd.io/grpc',
    { bad: 'aborted', good: 'unavailable' },
    /Unknown grpc retry condition: aborted/,
  ),
];

const timed = (
  name: string,
  { bad, good }: { bad: Spec; good: Spec },
  words: RegExp,
  make: Maker = linkerdHttp,
): Twins => twins(name, (timeouts: Spec) => make(payments, [{ ...toPayments[0], timeouts }]), { bad, good }, words);

const timeouts: readonly Twins[] = [
  timed(
    "Linkerd's HTTPRoute: a backend that has more time than the request",
    { bad: { request: '1s', backendRequest: '2s' }, good: { request: '2s', backendRequest: '1s' } },
    /backendRequest timeout \(2s\) must not be greater than request timeout \(1s\)/,
  ),
  timed(
    "Linkerd's HTTPRoute: a negative timeout",
    { bad: { request: '-1s' }, good: { request: '1s' } },
    /request timeout must not be negative/,
  ),
];

/** A pair for every rule of Linkerd's admission about routes. */
export const routeTwins: readonly Twins[] = [
  ...parents,
  ...rules,
  ...backends,
  ...matches,
  ...filters,
  ...annotations,
  ...timeouts,
];
