import type { Manifest } from '../../cluster/manifest';
import { crd, speaks } from './objects';

/** A document that Consul's server refuses, and in which words; or one that it takes though one would not think so. */
export interface Tried {
  readonly what: string;
  /** What is written before. */
  readonly beside?: readonly Manifest[];
  readonly object: Manifest;
  /** The words of the refusal; none where it is taken. */
  readonly says?: RegExp;
}

const web = speaks('web');
const raw = speaks('raw', 'tcp');
const versions = crd('ServiceResolver', 'web', {
  subsets: { v1: { filter: 'Service.Meta.version == v1' }, v2: { filter: 'Service.Meta.version == v2' } },
});

type Spec = Readonly<Record<string, unknown>>;

const router =
  (http: Spec, destination: Spec, name = 'web') =>
  (what: string, says?: RegExp): Tried => ({
    what,
    beside: name === 'web' ? [web, versions] : [raw],
    object: crd('ServiceRouter', name, { routes: [{ match: { http }, destination }] }),
    says,
  });
const to = (destination: Spec) => router({ pathPrefix: '/' }, destination);
const splitter = (what: string, splits: readonly Spec[], says?: RegExp, name = 'web'): Tried => ({
  what,
  beside: name === 'web' ? [web, versions, raw] : [raw],
  object: crd('ServiceSplitter', name, { splits }),
  says,
});
const halves = (a: number, b: number): readonly Spec[] => [
  { weight: a, serviceSubset: 'v1' },
  { weight: b, serviceSubset: 'v2' },
];
const resolver = (what: string, spec: Spec, says?: RegExp): Tried => ({
  what,
  beside: [web],
  object: crd('ServiceResolver', 'web', spec),
  says,
});
const byVersion = (value: string): Spec => ({ subsets: { v1: { filter: `Service.Meta.version == ${value}` } } });
const hash = (policy: Spec): Spec => ({ loadBalancer: { policy: 'ring_hash', hashPolicies: [policy] } });
const logs = (what: string, accessLogs: Spec, says: RegExp): Tried => ({
  what,
  object: crd('ProxyDefaults', 'global', { accessLogs: { enabled: true, ...accessLogs } }),
  says,
});
const defaults = (what: string, spec: Spec, says?: RegExp): Tried => ({
  what,
  object: crd('ServiceDefaults', 'web', spec),
  says,
});
const intentions = (what: string, source: Spec, says?: RegExp, destination = 'web'): Tried => ({
  what,
  beside: [web, raw],
  object: crd('ServiceIntentions', 'web', { destination: { name: destination }, sources: [source] }),
  says,
});
const permits = (http: Spec): Spec => ({ name: 'client', permissions: [{ action: 'allow', http }] });
const permissive = { protocol: 'http', mutualTLSMode: 'permissive' };
const enterprise = /[Ee]nterprise/;
/** It stands in no CRD either. */
export const unknownKey = /invalid config key/;

export const splits: readonly Tried[] = [
  splitter('splits that add up to 95', halves(90, 5), /the sum of all split weights must be 100, not 95/),
  splitter('splits of 33.33 and 66.67', halves(33.33, 66.67)),
  splitter('splits of 0 and 100', halves(0, 100)),
  splitter(
    'splits of 33.335 and 66.665, each rounded up',
    halves(33.335, 66.665),
    /the sum of all split weights must be 100, not 100\.01/,
  ),
  splitter('splits of -10 and 110 (left to the webhook of consul-k8s)', halves(-10, 110)),
  splitter(
    'one destination in two splits',
    [...halves(50, 0), ...halves(50, 0)],
    /split destination occurs more than once/,
  ),
  splitter('no splits', [], /no splits configured/),
  splitter(
    'a split to a subset that no resolver defines',
    [{ weight: 100, serviceSubset: 'v9' }],
    /service "web" does not have a subset named "v9"/,
  ),
  splitter(
    'a split of a service that speaks tcp',
    [{ weight: 100 }],
    /protocol "tcp" that does not permit advanced routing or splitting/,
    'raw',
  ),
  splitter(
    'a split between a service that speaks http and one that speaks tcp',
    [{ weight: 50 }, { weight: 50, service: 'raw' }],
    /inconsistent protocols; service "raw" has "tcp" which is not "http"/,
  ),
];

export const routes: readonly Tried[] = [
  router(
    { pathPrefix: '/' },
    {},
    'raw',
  )('a router of a service that speaks tcp', /protocol "tcp" that does not permit advanced routing/),
  {
    what: 'a router of a service that speaks http by the proxy defaults alone',
    beside: [crd('ProxyDefaults', 'global', { config: { protocol: 'http' } })],
    object: crd('ServiceRouter', 'web', { routes: [{ destination: { requestTimeout: '1s' } }] }),
  },
  to({ serviceSubset: 'v9' })('a route to a subset that no resolver defines', /does not have a subset named "v9"/),
  router({ pathPrefix: '/', pathExact: '/' }, {})(
    'two paths in a match',
    /at most one of PathExact, PathPrefix, or PathRegex/,
  ),
  router({ pathPrefix: 'a' }, {})('a path without a slash', /PathPrefix doesn't start with '\/'/),
  router({ header: [{ name: 'x' }] }, {})('a header without a condition', /Header\[0\] should only contain one of/),
  router({ header: [{ name: 'x', exact: 'a', present: true }] }, {})(
    'a header with two conditions',
    /Header\[0\] should only contain one of/,
  ),
  router({ header: [{ name: 'x', exact: '' }] }, {})(
    'a header that must be empty',
    /Header\[0\] should only contain one of/,
  ),
  router({ queryParam: [{ name: 'x' }] }, {})(
    'a query parameter without a condition',
    /QueryParam\[0\] should only contain one of/,
  ),
  router({ pathRegex: '/a' }, { prefixRewrite: '/b' })(
    'prefixRewrite with a regular expression',
    /PrefixRewrite without/,
  ),
  router({ methods: ['GETS'] }, {})('a method that there is not', /invalid method "GETS"/),
  router({ methods: ['GET', 'GET'] }, {})('a method twice', /Methods contains "GET" more than once/),
  router({ methods: ['get'] }, {})('a method in small letters'),
  router({ pathRegex: '/(a' }, {})('a regular expression that does not compile (left to Envoy)'),
  to({ requestTimeout: '-1s', idleTimeout: '-1s' })('negative timeouts, which mean none'),
  to({ namespace: 'other' })('the namespace of a destination, though namespaces are Enterprise'),
  to({
    numRetries: 1,
    retryOn: [
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
    ],
  })('every retry condition that the capability map lists'),
  ...['reset-before-request', 'retriable-status-codes', 'retriable-headers', '503', '5xx,reset'].map((condition) =>
    to({ numRetries: 1, retryOn: [condition] })(
      `the retry condition ${condition}`,
      new RegExp(`invalid retry condition: "${condition}"`),
    ),
  ),
  ...['perTryTimeout', 'retryBackoff', 'mirror', 'redirect', 'corsPolicy', 'hostRewrite'].map((field) =>
    to({ [field]: '1s' })(`a route with ${field}`, unknownKey),
  ),
];

export const resolvers: readonly Tried[] = [
  resolver(
    'redirect and failover',
    { redirect: { service: 'a' }, failover: { '*': { service: 'a' } } },
    /Redirect and Failover cannot both be set/,
  ),
  resolver('an empty redirect', { redirect: {} }, /Redirect is empty/),
  resolver('a redirect to a subset of no service', { redirect: { serviceSubset: 'v1' } }, /without Redirect\.Service/),
  resolver('an empty failover', { failover: { '*': {} } }, /one of Service, ServiceSubset/),
  resolver(
    'a subset in capitals',
    { subsets: { V1: { filter: 'Service.Meta.version == v1' } } },
    /Subset "V1" is invalid/,
  ),
  resolver('a filter that is no expression', { subsets: { v1: { filter: 'version ==' } } }, /not a valid expression/),
  ...['v1', '"v1-2"', '"1.4.2"'].map((value) => resolver(`a filter with the value ${value}`, byVersion(value))),
  ...['v1-2', '1.4.2'].map((value) =>
    resolver(`a filter with the value ${value}, without quotes`, byVersion(value), /not a valid expression/),
  ),
  resolver('a default subset that there is not', { defaultSubset: 'v1' }, /DefaultSubset "v1" is not a valid subset/),
  resolver(
    'a load balancer that there is not',
    { loadBalancer: { policy: 'fastest' } },
    /policy: "fastest" is not supported/,
  ),
  resolver('a hash of a header without its name', hash({ field: 'header' }), /without a FieldValue/),
  resolver(
    'a hash of a header and of the address',
    hash({ field: 'header', fieldValue: 'x', sourceIP: true }),
    /cannot hash both a source address and/,
  ),
  resolver(
    'a session cookie with a TTL',
    hash({ field: 'cookie', fieldValue: 'x', cookieConfig: { session: true, ttl: '5s' } }),
    /session cookie cannot have an associated TTL/,
  ),
  resolver(
    'a negative timeout, unlike in a router',
    { requestTimeout: '-1s' },
    /Bad RequestTimeout '-1s', must be >= 0/,
  ),
  resolver('prioritizeByLocality', { prioritizeByLocality: { mode: 'failover' } }, enterprise),
  resolver('a sameness group', { failover: { '*': { samenessGroup: 'all' } } }, enterprise),
];

export const intended: readonly Tried[] = [
  {
    what: 'intentions without a source',
    object: crd('ServiceIntentions', 'web', { destination: { name: 'web' }, sources: [] }),
    says: /At least one source is required/,
  },
  intentions('neither action nor permissions', { name: 'client' }, /Action must be set to 'allow' or 'deny'/),
  intentions('action and permissions', { ...permits({ pathPrefix: '/' }), action: 'allow' }, /Action must be omitted/),
  intentions('the same method in small letters', permits({ methods: ['get'] })),
  intentions('a part of a name as wildcard', { name: 'cl*', action: 'allow' }, /cannot be used with partial values/),
  intentions('permissions to whoever', permits({ pathPrefix: '/' }), /wildcarded destinations/, '*'),
  intentions(
    'permissions to a service that speaks tcp',
    permits({ pathPrefix: '/' }),
    /incompatible with L7 intentions/,
    'raw',
  ),
  intentions('a permission of nothing', permits({}), /should not be empty/),
  intentions('two paths in a permission', permits({ pathPrefix: '/', pathExact: '/' }), /at most one of PathExact/),
  intentions('a method that there is not, in a permission', permits({ methods: ['GETS'] }), /invalid method "GETS"/),
  intentions('a method twice, in a permission', permits({ methods: ['GET', 'GET'] }), /"GET" more than once/),
  intentions(
    'a header without a condition, in a permission',
    permits({ header: [{ name: 'x' }] }),
    /should only contain one of/,
  ),
  intentions(
    'a description of 513 letters',
    { name: 'client', action: 'allow', description: 'x'.repeat(513) },
    /exceeds maximum length 512/,
  ),
  intentions('the namespace of a source', { name: 'client', namespace: 'other', action: 'allow' }, enterprise),
  intentions('a sameness group of sources', { name: 'client', samenessGroup: 'all', action: 'allow' }, enterprise),
];

const whole = crd('Mesh', 'mesh', { allowEnablingPermissiveMutualTLS: true });

export const services: readonly Tried[] = [
  defaults('permissive before the flag of the mesh', permissive, /AllowEnablingPermissiveMutualTLS=false/),
  { ...defaults('permissive after the flag of the mesh', permissive), beside: [whole] },
  defaults('a mutualTLSMode that there is not', { mutualTLSMode: 'disable' }, /Invalid MutualTLSMode/),
  defaults('a protocol that there is not', { protocol: 'thrift' }, /invalid value for protocol/),
  defaults('a balance that there is not', { balanceInboundConnections: 'x' }, /balance_inbound_connections/),
  defaults(
    'a name in the defaults of upstreams',
    { upstreamConfig: { defaults: { name: 'a' } } },
    /Name must be empty/,
  ),
  defaults('an override without a name', { upstreamConfig: { overrides: [{ protocol: 'http' }] } }, /Name is required/),
  defaults(
    'a share of ejections over 100',
    { upstreamConfig: { defaults: { passiveHealthCheck: { maxEjectionPercent: 101 } } } },
    /must be a percentage/,
  ),
  defaults('a rate limit', { rateLimits: { instanceLevel: { requestsPerSecond: 5 } } }, enterprise),
  defaults(
    'fault injection',
    { envoyExtensions: [{ name: 'builtin/fault-injection', arguments: { Config: {} } }] },
    /is not a built-in extension/,
  ),
  defaults('a negative number of connections (left to the webhook of consul-k8s)', { maxInboundConnections: -1 }),
  defaults(
    'a limit that is negative',
    { upstreamConfig: { defaults: { limits: { maxConnections: -1 } } } },
    /max connections cannot be negative/,
  ),
  defaults(
    'a wildcard as address outside',
    { destination: { addresses: ['*.example.com'], port: 443 } },
    /Could not validate address/,
  ),
  {
    what: 'proxy defaults that are not global',
    object: crd('ProxyDefaults', 'others', {}),
    says: /only "global" is supported/,
  },
  {
    what: 'a breaker in the proxy defaults',
    object: crd('ProxyDefaults', 'global', { passiveHealthCheck: { maxFailures: 5 } }),
    says: unknownKey,
  },
  logs('a path of logs that go to stdout', { type: 'stdout', path: '/log' }, /path is only valid for file type/),
  logs('two formats of logs', { jsonFormat: '{}', textFormat: 'a' }, /cannot specify both access log JSONFormat and/),
  {
    what: 'two services on a tcp listener of an ingress gateway',
    object: crd('IngressGateway', 'inside', {
      listeners: [{ port: 8080, protocol: 'tcp', services: [{ name: 'a' }, { name: 'b' }] }],
    }),
    says: /Multiple services per listener are only supported for L7 protocols/,
  },
  {
    what: 'a certificate without its key in a terminating gateway',
    object: crd('TerminatingGateway', 'outside', { services: [{ name: 'a', certFile: '/a.pem' }] }),
    says: /must have a CertFile, CAFile, and KeyFile/,
  },
  {
    what: 'exported services that are not default',
    object: crd('ExportedServices', 'others', { services: [] }),
    says: /Name must be "default"/,
  },
];
