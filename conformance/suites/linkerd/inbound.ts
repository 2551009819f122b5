import type { InboundRoute } from '../../linkerd/inbound-answer';
import {
  authorization,
  identities,
  linkerdRoute,
  meshed,
  networks,
  object,
  policy,
  policyApi,
  ref,
  route,
  server,
  serverParent,
} from './objects';
import type { InboundCase } from './told';

type Spec = Readonly<Record<string, unknown>>;

const pod = 'payments';
const meshedPod = meshed(pod);
const guarded = server(pod);
const idOf = (account: string, namespace = 'shop'): string =>
  `${account}.${namespace}.serviceaccount.identity.linkerd.cluster.local`;
const policyNamed = (name: string, who: string): string => `authorizationpolicy ${name}: ${who}`;
const whole: InboundRoute = { from: 'default', on: ['/*'], lets: [] };

/** The grants of each policy that a Server or a pod can have by default. */
const modes: readonly (readonly [mode: string, lets: readonly string[]])[] = [
  ['all-unauthenticated', ['all-unauthenticated: anybody']],
  ['all-authenticated', ['all-authenticated: *']],
  ['cluster-unauthenticated', ['cluster-unauthenticated: anybody from 10.0.0.0/8']],
  ['cluster-authenticated', ['cluster-authenticated: * from 10.0.0.0/8']],
  ['deny', []],
  // everybody, and the proxy reports who would not have been let in
  ['audit', ['audit: anybody']],
];

const byAnnotation = (annotations: Readonly<Record<string, string>>) => meshed(pod, { annotations });
const defaultPolicy = 'config.linkerd.io/default-inbound-policy';

/** A Server with an AuthorizationPolicy of these authentications. */
const authorized = (
  name: string,
  lets: readonly string[],
  objects: InboundCase['objects'],
  ...required: readonly Spec[]
): InboundCase => ({
  name,
  objects: [meshedPod, guarded, ...objects, authorization('callers', ref('Server', pod), ...required)],
  pod,
  promised: { server: `server ${pod}`, lets },
});

const probed = (annotations?: Readonly<Record<string, string>>) =>
  meshed(pod, {
    annotations,
    container: {
      livenessProbe: { httpGet: { path: '/live', port: 8080 } },
      readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
    },
  });
const probes: InboundRoute = { from: 'probe', on: ['GET /live', 'GET /ready'], lets: ['probe: anybody'] };

const items = { matches: [{ path: { type: 'PathPrefix', value: '/items' }, method: 'GET' }] };
const gatewayTarget = (kind: string): Spec => ({ group: 'gateway.networking.k8s.io', kind, name: 'items' });

const limited = (name: string, limit: Spec) =>
  policy('HTTPLocalRateLimitPolicy', name, { targetRef: ref('Server', pod), ...limit });
const open = server(pod, { accessPolicy: 'all-unauthenticated' });

const closed = server(pod, { accessPolicy: 'deny' });
const another = object(`${policyApi}/v1beta3`, 'Server', `${pod}-too`, {
  podSelector: { matchLabels: { app: pod } },
  port: 8080,
  accessPolicy: 'all-unauthenticated',
});

export const inbound: readonly InboundCase[] = [
  {
    name: 'a pod of which nobody says anything lets everybody in',
    objects: [meshedPod],
    pod,
    promised: {
      server: 'default all-unauthenticated',
      protocol: 'detect',
      lets: ['all-unauthenticated: anybody'],
      routes: [whole],
    },
  },
  ...modes.flatMap(([mode, lets]): readonly InboundCase[] => [
    {
      name: `a pod with the default policy ${mode}`,
      objects: [byAnnotation({ [defaultPolicy]: mode })],
      pod,
      promised: { server: `default ${mode}`, lets, routes: [whole] },
    },
    {
      name: `a Server with the access policy ${mode}`,
      objects: [meshedPod, server(pod, { accessPolicy: mode })],
      pod,
      promised: { server: `server ${pod}`, protocol: 'http1', lets, routes: [whole] },
    },
  ]),
  {
    name: 'a default policy that there is not is the one of the mesh: everybody',
    objects: [byAnnotation({ [defaultPolicy]: 'closed' })],
    pod,
    promised: { server: 'default all-unauthenticated' },
  },
  {
    name: "the default policy of the Namespace is the injector's to copy: the controller does not read it",
    objects: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations: { [defaultPolicy]: 'deny' } } },
      meshedPod,
    ],
    pod,
    promised: { server: 'default all-unauthenticated' },
  },
  {
    name: 'a Server without a word of access lets nobody in, whatever the default of the pod',
    objects: [byAnnotation({ [defaultPolicy]: 'all-unauthenticated' }), guarded],
    pod,
    promised: { server: `server ${pod}`, lets: [] },
  },
  {
    name: 'a Server names its port',
    objects: [meshedPod, server(pod, { port: 'http' })],
    pod,
    promised: { server: `server ${pod}` },
  },
  {
    name: 'a Server of a port says nothing about another',
    objects: [meshedPod, guarded],
    first: { pod, promised: { server: `server ${pod}` } },
    pod,
    port: 8081,
    promised: { server: 'default all-unauthenticated' },
  },
  {
    name: 'a port that requires identity',
    objects: [byAnnotation({ 'config.linkerd.io/proxy-require-identity-inbound-ports': '8080' })],
    pod,
    promised: { server: 'default all-authenticated', lets: ['all-authenticated: *'] },
  },
  {
    name: 'an opaque port has no routes',
    objects: [byAnnotation({ 'config.linkerd.io/opaque-ports': '8080' })],
    pod,
    promised: { protocol: 'opaque', routes: [] },
  },
  ...(
    [
      ['unknown', 'detect'],
      ['HTTP/2', 'http2'],
      ['gRPC', 'grpc'],
      ['opaque', 'opaque'],
      ['TLS', 'tls'],
    ] as const
  ).map(
    ([proxyProtocol, protocol]): InboundCase => ({
      name: `a Server of ${proxyProtocol}`,
      objects: [meshedPod, server(pod, { proxyProtocol })],
      pod,
      promised: { protocol },
    }),
  ),
  authorized(
    'an identity and a network must both hold',
    [
      policyNamed(
        'callers',
        `${idOf('checkout')} or *.books.serviceaccount.identity.linkerd.cluster.local from 10.0.0.0/8 except 10.1.0.0/16`,
      ),
    ],
    [
      identities('checkout', idOf('checkout'), '*.books.serviceaccount.identity.linkerd.cluster.local'),
      networks('pods', { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }),
    ],
    ref('MeshTLSAuthentication', 'checkout'),
    ref('NetworkAuthentication', 'pods'),
  ),
  authorized(
    'of two policies one must hold',
    [policyNamed('admins', idOf('admin')), policyNamed('callers', idOf('checkout'))],
    [authorization('admins', ref('Server', pod), ref('ServiceAccount', 'admin'))],
    ref('ServiceAccount', 'checkout'),
  ),
  authorized(
    'references to accounts and namespaces',
    [
      policyNamed(
        'callers',
        `${idOf('a')} or ${idOf('b', 'books')} or *.jobs.serviceaccount.identity.linkerd.cluster.local`,
      ),
    ],
    [
      policy('MeshTLSAuthentication', 'many', {
        identityRefs: [
          { kind: 'ServiceAccount', name: 'a' },
          { kind: 'ServiceAccount', name: 'b', namespace: 'books' },
          { kind: 'Namespace', name: 'jobs' },
        ],
      }),
    ],
    ref('MeshTLSAuthentication', 'many'),
  ),
  authorized(
    'a star is everybody of the mesh',
    [policyNamed('callers', '*')],
    [identities('all', '*')],
    ref('MeshTLSAuthentication', 'all'),
  ),
  authorized(
    'a SPIFFE identity',
    [policyNamed('callers', 'spiffe://root.example/checkout')],
    [identities('spiffe', 'spiffe://root.example/checkout')],
    ref('MeshTLSAuthentication', 'spiffe'),
  ),
  authorized('without authentications everybody is let in', [policyNamed('callers', 'anybody')], []),
  {
    name: 'an authentication that is not there, and the policy is not there',
    objects: [
      meshedPod,
      guarded,
      authorization('callers', ref('Server', pod), ref('MeshTLSAuthentication', 'nowhere')),
      // when this one is told, the one before it has been read
      authorization('admins', ref('Server', pod), ref('ServiceAccount', 'admin')),
    ],
    pod,
    promised: { lets: [policyNamed('admins', idOf('admin'))] },
  },
  {
    name: 'a policy of the Namespace is for its Servers',
    objects: [meshedPod, guarded, authorization('wide', ref('Namespace', 'shop'), ref('ServiceAccount', 'checkout'))],
    pod,
    promised: { lets: [policyNamed('wide', idOf('checkout'))] },
  },
  {
    name: 'and not for pods without one',
    objects: [
      byAnnotation({ [defaultPolicy]: 'deny' }),
      server('other'),
      meshed('other'),
      authorization('wide', ref('Namespace', 'shop'), ref('ServiceAccount', 'checkout')),
    ],
    first: { pod: 'other', promised: { lets: [policyNamed('wide', idOf('checkout'))] } },
    pod,
    promised: { server: 'default deny', lets: [] },
  },
  {
    name: 'a ServerAuthorization that names no networks is for those of the cluster',
    objects: [
      meshedPod,
      guarded,
      object(`${policyApi}/v1beta1`, 'ServerAuthorization', 'old', {
        server: { name: pod },
        client: { meshTLS: { serviceAccounts: [{ name: 'checkout' }] } },
      }),
    ],
    pod,
    promised: { lets: [`serverauthorization old: ${idOf('checkout')} from 10.0.0.0/8`] },
  },
  {
    name: 'probes get in by themselves where there is no Server',
    objects: [probed({ [defaultPolicy]: 'deny' })],
    pod,
    promised: { server: 'default deny', lets: [], routes: [whole, probes] },
  },
  {
    name: 'probes get in by themselves where a Server has no routes',
    objects: [probed(), guarded],
    pod,
    promised: { server: `server ${pod}`, lets: [], routes: [whole, probes] },
  },
  {
    name: 'with a route on the Server probes need a route of their own',
    objects: [
      probed(),
      guarded,
      route('HTTPRoute', 'items', serverParent(pod), [items]),
      authorization('readers', gatewayTarget('HTTPRoute'), ref('ServiceAccount', 'checkout')),
    ],
    pod,
    promised: {
      lets: [],
      routes: [{ from: 'HTTPRoute items', on: ['GET /items*'], lets: [policyNamed('readers', idOf('checkout'))] }],
    },
  },
  {
    name: "Linkerd's own HTTPRoute",
    objects: [
      meshedPod,
      guarded,
      linkerdRoute('items', serverParent(pod), [items]),
      authorization('readers', ref('HTTPRoute', 'items'), ref('ServiceAccount', 'checkout')),
    ],
    pod,
    promised: {
      routes: [{ from: 'HTTPRoute items', on: ['GET /items*'], lets: [policyNamed('readers', idOf('checkout'))] }],
    },
  },
  {
    name: 'a GRPCRoute',
    objects: [
      meshedPod,
      server(pod, { proxyProtocol: 'gRPC' }),
      route('GRPCRoute', 'items', serverParent(pod), [
        { matches: [{ method: { service: 'shop.Items', method: 'Get' } }] },
      ]),
      authorization('readers', gatewayTarget('GRPCRoute'), ref('ServiceAccount', 'checkout')),
    ],
    pod,
    promised: {
      protocol: 'grpc',
      routes: [{ from: 'GRPCRoute items', on: ['shop.Items/Get'], lets: [policyNamed('readers', idOf('checkout'))] }],
    },
  },
  {
    name: 'a rate limit',
    objects: [
      meshedPod,
      open,
      limited('rate', {
        total: { requestsPerSecond: 100 },
        identity: { requestsPerSecond: 20 },
        overrides: [
          { requestsPerSecond: 50, clientRefs: [{ kind: 'ServiceAccount', name: 'batch', namespace: 'jobs' }] },
        ],
      }),
    ],
    pod,
    promised: {
      limit: `HTTPLocalRateLimitPolicy rate: 100 in all, 20 each, 50 of ${idOf('batch', 'jobs')}`,
      lets: ['all-unauthenticated: anybody'],
    },
  },
  {
    name: 'a rate limit without a word of access lets nobody in',
    objects: [meshedPod, guarded, limited('rate', { total: { requestsPerSecond: 100 } })],
    pod,
    promised: { limit: 'HTTPLocalRateLimitPolicy rate: 100 in all', lets: [] },
  },
  {
    name: 'of two rate limits of a Server one is told',
    objects: [
      meshedPod,
      open,
      limited('a', { total: { requestsPerSecond: 100 } }),
      limited('b', { total: { requestsPerSecond: 7 } }),
    ],
    pod,
    promised: { limit: 'HTTPLocalRateLimitPolicy a: 100 in all' },
  },
  ...[true, false].map(
    (openFirst): InboundCase => ({
      name: `of two Servers of a port the older is told: ${openFirst ? 'the open one' : 'the closed one'}`,
      objects: [meshedPod, meshed('other'), ...(openFirst ? [another, closed] : [closed, another]), server('other')],
      pause: 1_050,
      first: { pod: 'other', promised: { server: 'server other' } },
      pod,
      promised: openFirst
        ? { server: `server ${pod}-too`, lets: ['all-unauthenticated: anybody'] }
        : { server: `server ${pod}`, lets: [] },
    }),
  ),
];
