import type { Manifest } from '../../cluster/manifest';
import { authorization, identities, networks, object, policy, policyApi, ref, server } from './objects';
import { type Twins, twins } from './twins';

type Spec = Readonly<Record<string, unknown>>;

const payments = ref('Server', 'payments');
const [tls, otherTls] = ['checkout', 'refunds'].map((name) => ref('MeshTLSAuthentication', name)) as [Spec, Spec];
const [net, otherNet] = ['cluster', 'office'].map((name) => ref('NetworkAuthentication', name)) as [Spec, Spec];
const [account, otherAccount] = ['checkout', 'refunds'].map((name) => ref('ServiceAccount', name)) as [Spec, Spec];

const targeting = (target: Spec): Manifest => authorization('twin', target, tls);
const requiring = (required: readonly Spec[]): Manifest => authorization('twin', payments, ...required);
const identified = (id: string): Manifest => identities('twin', id);
const identifiedBy = (reference: Spec): Manifest =>
  policy('MeshTLSAuthentication', 'twin', { identityRefs: [reference] });
const from = (cidrs: readonly Spec[]): Manifest => networks('twin', ...cidrs);
const egress = (spec: Spec): Manifest => policy('EgressNetwork', 'twin', spec);
const grant = (client: Spec): Manifest =>
  object(`${policyApi}/v1beta1`, 'ServerAuthorization', 'twin', { server: { name: 'payments' }, client });
const limited = (spec: Spec): Manifest => policy('HTTPLocalRateLimitPolicy', 'twin', { targetRef: payments, ...spec });

const rps = (requestsPerSecond: number): Spec => ({ requestsPerSecond });
const batch = (requestsPerSecond: number, kind = 'ServiceAccount'): readonly Spec[] => [
  { requestsPerSecond, clientRefs: [{ kind, name: 'batch' }] },
];
const all = '10.0.0.0/8';

const outside = { bad: [{ cidr: all, except: ['192.168.0.0/16'] }], good: [{ cidr: all, except: ['10.1.0.0/16'] }] };
const covered = { bad: [{ cidr: all, except: ['0.0.0.0/0'] }], good: [{ cidr: all, except: ['10.0.0.0/9'] }] };
const someNetwork = { bad: [], good: [{ cidr: all }] };
const [notIncluded, negated] = [/does not include exception/, /completely negated by exception/];

const authorizations: readonly Twins[] = [
  twins(
    'AuthorizationPolicy: another namespace',
    targeting,
    { bad: ref('Namespace', 'other'), good: ref('Namespace', 'shop') },
    /cannot target another namespace: other/,
  ),
  twins(
    'AuthorizationPolicy: a target that is none',
    targeting,
    { bad: ref('NetworkAuthentication', 'payments'), good: payments },
    /unsupported authorization target type: NetworkAuthentication/,
  ),
  twins(
    'AuthorizationPolicy: a Service as target',
    targeting,
    { bad: { group: '', kind: 'Service', name: 'payments' }, good: payments },
    /unsupported authorization target type: Service/,
  ),
  twins(
    'AuthorizationPolicy: two MeshTLSAuthentications',
    requiring,
    { bad: [tls, otherTls], good: [tls] },
    /only a single MeshTLSAuthentication may be set/,
  ),
  twins(
    'AuthorizationPolicy: two ServiceAccounts',
    requiring,
    { bad: [account, otherAccount], good: [account] },
    /only a single ServiceAccount may be set/,
  ),
  twins(
    'AuthorizationPolicy: a ServiceAccount beside a MeshTLSAuthentication',
    requiring,
    { bad: [tls, account], good: [tls, net] },
    /MeshTLSAuthentication and ServiceAccount may not be set together/,
  ),
  twins(
    'AuthorizationPolicy: two NetworkAuthentications',
    requiring,
    { bad: [net, otherNet], good: [net, tls] },
    /only a single NetworkAuthentication may be set/,
  ),
  twins(
    'AuthorizationPolicy: a Namespace as authentication',
    requiring,
    { bad: [ref('Namespace', 'shop')], good: [account] },
    /unsupported authentication kind\(s\): Namespace/,
  ),
];

const id = 'checkout.shop.serviceaccount.identity.linkerd.cluster.local';
const noName = /must be a valid SPIFFE id or a DNS SAN/;
const invalid = (bad: string, good: string, words: RegExp): Twins =>
  twins(`MeshTLSAuthentication: the identity ${bad}`, identified, { bad, good }, words);

const authentications: readonly Twins[] = [
  invalid(`Checkout!.${id}`, id, noName),
  invalid('*checkout.shop', '*.shop', noName),
  invalid(
    'spiffe://Root.example/ns/shop',
    'spiffe://root.example/ns/shop',
    /trust domain characters are limited to lowercase letters/,
  ),
  invalid('spiffe://root.example/ns/shop/', 'spiffe://root.example/ns/shop', /cannot have a trailing slash/),
  invalid('spiffe://root.example/ns//shop', 'spiffe://root.example/ns/shop', /cannot contain empty segments/),
  invalid('spiffe://root.example/ns/../shop', 'spiffe://root.example/ns/shop', /cannot contain dot segments/),
  twins(
    'MeshTLSAuthentication: a Service as identity',
    identifiedBy,
    { bad: { kind: 'Service', name: 'checkout' }, good: { kind: 'ServiceAccount', name: 'checkout' } },
    /invalid identity target kind: Service/,
  ),
  twins(
    'MeshTLSAuthentication: a Namespace in a namespace',
    identifiedBy,
    { bad: { kind: 'Namespace', name: 'shop', namespace: 'shop' }, good: { kind: 'Namespace', name: 'shop' } },
    /cluster-scoped and cannot have a namespace/,
  ),
  twins(
    'MeshTLSAuthentication: identities and references to them',
    (spec: Spec) => policy('MeshTLSAuthentication', 'twin', spec),
    { bad: { identities: [id], identityRefs: [{ kind: 'ServiceAccount', name: 'a' }] }, good: { identities: [id] } },
    /spec.*must validate one and only one schema \(oneOf\)/,
    'API server',
  ),
  twins('NetworkAuthentication: no network', from, someNetwork, /at least one network must be specified/),
  twins('NetworkAuthentication: an exception outside', from, outside, notIncluded),
  twins('NetworkAuthentication: an exception that covers all', from, covered, negated),
];

const servers: readonly Twins[] = [
  twins(
    'Server: an access policy that there is not',
    (accessPolicy: string) => server('twin', { accessPolicy }),
    { bad: 'whatever', good: 'audit' },
    /Invalid 'accessPolicy' field/,
  ),
  twins(
    'Server: pods and external workloads',
    (more: Spec) => server('twin', more),
    { bad: { externalWorkloadSelector: { matchLabels: { app: 'twin' } } }, good: {} },
    /spec.*must validate one and only one schema \(oneOf\)/,
    'API server',
  ),
  twins(
    'Server: a protocol that there is not',
    (proxyProtocol: string) => server('twin', { proxyProtocol }),
    { bad: 'HTTP/3', good: 'HTTP/2' },
    /unknown variant `HTTP\/3`, expected one of/,
  ),
  twins(
    'ServerAuthorization: unauthenticated with mesh TLS',
    grant,
    {
      bad: { unauthenticated: true, meshTLS: { identities: [id] } },
      good: { unauthenticated: false, meshTLS: { identities: [id] } },
    },
    /`unauthenticated` must be false if `mesh_tls` is specified/,
  ),
  twins(
    'ServerAuthorization: unauthenticated TLS with identities',
    grant,
    {
      bad: { meshTLS: { unauthenticatedTLS: true, identities: [id] } },
      good: { meshTLS: { unauthenticatedTLS: true } },
    },
    /`unauthenticatedTLS` be false if any `identities`/,
  ),
  twins(
    'ServerAuthorization: an exception outside',
    (cidrs: readonly Spec[]) => grant({ unauthenticated: true, networks: cidrs }),
    outside,
    notIncluded,
  ),
  twins(
    'ServerAuthorization: an exception that covers all',
    (cidrs: readonly Spec[]) => grant({ unauthenticated: true, networks: cidrs }),
    covered,
    negated,
  ),
];

const egressNetworks: readonly Twins[] = [
  twins(
    'EgressNetwork: no network',
    (cidrs: readonly Spec[]) => egress({ trafficPolicy: 'Deny', networks: cidrs }),
    someNetwork,
    /at least one network must be specified/,
  ),
  twins(
    'EgressNetwork: an exception outside',
    (cidrs: readonly Spec[]) => egress({ trafficPolicy: 'Deny', networks: cidrs }),
    outside,
    notIncluded,
  ),
  twins(
    'EgressNetwork: without a traffic policy',
    egress,
    { bad: { networks: [{ cidr: all }] }, good: { trafficPolicy: 'Deny', networks: [{ cidr: all }] } },
    /spec\.trafficPolicy: Required value/,
    'API server',
  ),
  twins(
    'EgressNetwork: a traffic policy that there is not',
    (trafficPolicy: string) => egress({ trafficPolicy }),
    { bad: 'Audit', good: 'Allow' },
    /trafficPolicy: Unsupported value/,
    'API server',
  ),
];

const rateLimits: readonly Twins[] = [
  twins(
    'HTTPLocalRateLimitPolicy: a Service as target',
    (targetRef: Spec) => limited({ targetRef, total: rps(100) }),
    { bad: { group: '', kind: 'Service', name: 'payments' }, good: payments },
    /invalid targetRef kind: Service/,
  ),
  twins(
    'HTTPLocalRateLimitPolicy: nothing in all',
    (total: number) => limited({ total: rps(total) }),
    { bad: 0, good: 1 },
    /total\.requestsPerSecond must be greater than 0/,
  ),
  twins(
    'HTTPLocalRateLimitPolicy: nothing each',
    (identity: number) => limited({ identity: rps(identity) }),
    { bad: 0, good: 1 },
    /identity\.requestsPerSecond must be greater than 0/,
  ),
  twins(
    'HTTPLocalRateLimitPolicy: more each than in all',
    (identity: number) => limited({ total: rps(100), identity: rps(identity) }),
    { bad: 101, good: 100 },
    /identity\.requestsPerSecond must be less than or equal to total/,
  ),
  twins(
    'HTTPLocalRateLimitPolicy: more for one than in all',
    (override: number) => limited({ total: rps(100), overrides: batch(override) }),
    { bad: 101, good: 100 },
    /override\.requestsPerSecond must be less than or equal to total/,
  ),
  twins(
    'HTTPLocalRateLimitPolicy: nothing for one',
    (override: number) => limited({ total: rps(100), overrides: batch(override) }),
    { bad: 0, good: 1 },
    /override\.requestsPerSecond must be greater than 0/,
  ),
  twins(
    'HTTPLocalRateLimitPolicy: a Service as caller',
    (kind: string) => limited({ total: rps(100), overrides: batch(50, kind) }),
    { bad: 'Service', good: 'ServiceAccount' },
    /overrides\.clientRefs must target a ServiceAccount/,
  ),
];

/** A pair for every rule of Linkerd's admission about its own policies. */
export const policyTwins: readonly Twins[] = [
  ...authorizations,
  ...authentications,
  ...servers,
  ...egressNetworks,
  ...rateLimits,
];
