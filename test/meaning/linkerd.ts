import {
  type Cluster,
  callerOf,
  clusterOf,
  endpointsOf,
  inBlock,
  type Pod,
  reaches,
  selects,
  serviceAt,
  workloadPort,
} from './cluster';
import { nameOf, ofKind, specOf, type Written } from './fields';
import { best, type Candidate } from './linkerd-match';
import { outbound, type RouteObject, rankOf, routesOf } from './linkerd-outbound';
import { answerOf, type Caller, type Reached, type Reading, type Request } from './meaning';

/** What Linkerd makes of its objects: routes on the caller's side, policies on the other. */

const inject = 'linkerd.io/inject';
const defaultPolicy = 'config.linkerd.io/default-inbound-policy';

/** The pod's own annotation comes before that of its namespace, which the injector copies. */
const annotationOf = (cluster: Cluster, pod: Pod, name: string): string | undefined =>
  pod.annotations[name] ?? cluster.namespace(pod.namespace)?.metadata.annotations?.[name];

const isMeshed = (cluster: Cluster, pod: Pod): boolean => annotationOf(cluster, pod, inject) === 'enabled';

interface Server {
  readonly podSelector?: unknown;
  readonly port: number | string;
  readonly proxyProtocol?: string;
  readonly accessPolicy?: string;
}

interface Ref {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

interface AuthorizationPolicy {
  readonly targetRef: Ref;
  readonly requiredAuthenticationRefs: readonly Ref[];
}

interface MeshTls {
  readonly identities?: readonly string[];
  readonly identityRefs?: readonly Ref[];
}

interface Networks {
  readonly networks: readonly { readonly cidr: string; readonly except?: readonly string[] }[];
}

interface Objects {
  readonly cluster: Cluster;
  readonly routes: readonly RouteObject[];
  readonly written: readonly Written[];
  readonly servers: readonly (Server & { readonly object: Written })[];
  readonly policies: readonly (AuthorizationPolicy & { readonly object: Written })[];
}

const group = 'policy.linkerd.io';
/** Kinds that would change what is read here, and that no reading is written for. */
const unread = [
  'ServiceProfile',
  'ServerAuthorization',
  'EgressNetwork',
  'HTTPLocalRateLimitPolicy',
  'TLSRoute',
  'TCPRoute',
];

function objectsOf(written: readonly Written[]): Objects {
  const strange = written.find(({ kind }) => unread.includes(kind));
  if (strange !== undefined) throw new Error(`the reading does not know ${nameOf(strange)}`);
  return {
    cluster: clusterOf(written),
    routes: routesOf(written),
    written,
    servers: ofKind(written, 'Server', group).map((object) => ({
      ...specOf<Server>(object, ['podSelector', 'port', 'proxyProtocol', 'accessPolicy']),
      object,
    })),
    policies: ofKind(written, 'AuthorizationPolicy', group).map((object) => ({
      ...specOf<AuthorizationPolicy>(object, ['targetRef', 'requiredAuthenticationRefs']),
      object,
    })),
  };
}

/** `*`, `*.suffix` or a whole identity. */
const isLike = (pattern: string, identity: string): boolean =>
  pattern === '*' || (pattern.startsWith('*.') ? identity.endsWith(pattern.slice(1)) : pattern === identity);

function isRef(ref: Ref, home: string, { namespace, serviceAccount }: Caller, at: string): boolean {
  if (ref.kind === 'Namespace') return ref.name === namespace;
  if (ref.kind !== 'ServiceAccount') throw new Error(`${at}: the reading does not know ${ref.kind}`);
  return ref.name === serviceAccount && (ref.namespace ?? home) === namespace;
}

/** Whether a caller has what an authentication asks for; undefined where it is not there. */
function hasAuthentication(
  { written }: Objects,
  ref: Ref,
  home: string,
  caller: Caller,
  at: string,
): boolean | undefined {
  if ((ref.group ?? '') !== (ref.kind === 'ServiceAccount' ? '' : group))
    throw new Error(`${at}: ${ref.group} has no ${ref.kind}`);
  if (ref.kind === 'ServiceAccount') return caller.meshed && isRef(ref, home, caller, at);
  const object = ofKind(written, ref.kind, group).find(
    ({ metadata }) => metadata.name === ref.name && metadata.namespace === (ref.namespace ?? home),
  );
  if (object === undefined) return undefined;
  const name = nameOf(object);
  if (ref.kind === 'NetworkAuthentication') {
    return specOf<Networks>(object, ['networks']).networks.some((block) => inBlock(block, caller.address));
  }
  if (ref.kind !== 'MeshTLSAuthentication') throw new Error(`${at}: the reading does not know ${ref.kind}`);
  const { identities = [], identityRefs = [] } = specOf<MeshTls>(object, ['identities', 'identityRefs']);
  const identity = `${caller.serviceAccount}.${caller.namespace}.serviceaccount.identity.linkerd.cluster.local`;
  const isMet =
    identities.some((pattern) => isLike(pattern, identity)) ||
    identityRefs.some((one) => isRef(one, object.metadata.namespace!, caller, name));
  return caller.meshed && isMet;
}

/** A policy without authentications lets everybody in; one of which an authentication is missing does nothing. */
function lets(
  objects: Objects,
  { requiredAuthenticationRefs: refs, object }: Objects['policies'][number],
  caller: Caller,
): boolean {
  const home = object.metadata.namespace!;
  const held = refs.map((ref) => hasAuthentication(objects, ref, home, caller, nameOf(object)));
  return held.every((one) => one === true);
}

const opens: Readonly<Record<string, (caller: Caller) => boolean>> = {
  'all-unauthenticated': () => true,
  'cluster-unauthenticated': () => true,
  audit: () => true,
  'all-authenticated': ({ meshed }) => meshed,
  'cluster-authenticated': ({ meshed }) => meshed,
  deny: () => false,
};

function isOpen(policy: string, caller: Caller, at: string): boolean {
  const open = opens[policy];
  if (open === undefined) throw new Error(`${at}: there is no access policy ${policy}`);
  return open(caller);
}

/** The Server that a port of a pod has; of two it would be the older. */
function serverOf({ servers }: Objects, pod: Pod, port: number): Objects['servers'][number] | undefined {
  const found = servers.filter(
    ({ object, podSelector, port: selected }) =>
      object.metadata.namespace === pod.namespace &&
      selects(podSelector, pod.labels, nameOf(object)) &&
      (selected === port || pod.ports.some(({ name, containerPort }) => name === selected && containerPort === port)),
  );
  if (found.length > 1) throw new Error(`two Servers have port ${port} of ${pod.name}`);
  return found[0];
}

const isTarget = ({ targetRef, object }: Objects['policies'][number], of: Written): boolean =>
  object.metadata.namespace === of.metadata.namespace &&
  targetRef.kind === of.kind &&
  targetRef.group === of.apiVersion.split('/')[0] &&
  targetRef.name === of.metadata.name;

const isOfServer = ({ parentRefs, object }: RouteObject, server: Written): boolean =>
  object.metadata.namespace === server.metadata.namespace &&
  parentRefs.some((ref) => ref.group === group && ref.kind === 'Server' && ref.name === server.metadata.name);

/** What the callee's proxy says: the Server's policies hold for each of its routes, those of a route for it alone. */
function inbound(objects: Objects, caller: Caller, pod: Pod, port: number, request: Request): Reached['verdict'] {
  const server = serverOf(objects, pod, port);
  const { cluster, policies, routes } = objects;
  if (server === undefined) {
    const policy = annotationOf(cluster, pod, defaultPolicy) ?? 'all-unauthenticated';
    return isOpen(policy, caller, pod.name) ? 'let in' : 'denied';
  }
  const at = nameOf(server.object);
  const { proxyProtocol = 'unknown', accessPolicy = 'deny' } = server;
  if (!['unknown', 'HTTP/1', 'HTTP/2', 'gRPC'].includes(proxyProtocol))
    throw new Error(`${at} speaks ${proxyProtocol}`);
  const home = server.object.metadata.namespace;
  const ofServer = policies.filter(
    (one) =>
      isTarget(one, server.object) ||
      (one.targetRef.kind === 'Namespace' && one.object.metadata.namespace === home && one.targetRef.name === home),
  );
  const isLetIn = isOpen(accessPolicy, caller, at) || ofServer.some((one) => lets(objects, one, caller));
  const isGrpc = proxyProtocol === 'gRPC';
  const attached = routes.filter((route) => isOfServer(route, server.object));
  if (attached.some((route) => route.isGrpc !== isGrpc))
    throw new Error(`${at} speaks ${proxyProtocol} and has other routes`);
  if (attached.length === 0) return isLetIn ? 'let in' : 'denied';
  const candidates = attached.flatMap((route) =>
    route.rules!.flatMap((rule): readonly Candidate<boolean>[] => {
      const object = nameOf(route.object);
      const rank = rankOf(rule, isGrpc, request, object);
      const own = policies.filter((one) => isTarget(one, route.object));
      return rank === undefined
        ? []
        : [{ object, rank, result: isLetIn || own.some((one) => lets(objects, one, caller)) }];
    }),
  );
  const found = best(candidates);
  if (found === undefined) return 'not routed';
  return found ? 'let in' : 'denied';
}

/** Meshed calls arrive at the proxy's own port. */
const proxyPort = 4143;

function verdict(objects: Objects, caller: Caller, pod: Pod, port: number, request: Request): Reached['verdict'] {
  if (!isMeshed(objects.cluster, pod)) throw new Error(`${pod.name} has no proxy`);
  if (!reaches(objects.cluster, caller, pod, caller.meshed ? proxyPort : port)) return 'cut off';
  return inbound(objects, caller, pod, port, request);
}

/** What the objects say to Linkerd. */
export function readLinkerd(written: readonly Written[]): Reading {
  const objects = objectsOf(written);
  const { cluster, routes } = objects;
  return ({ from, to, request }) => {
    const caller = callerOf(cluster, from, (pod) => isMeshed(cluster, pod));
    const service = serviceAt(cluster, to.namespace, to.name);
    const self = { service: to.name, namespace: to.namespace, port: to.port, share: 100 };
    const plain = { backends: [self], timeout: undefined, again: {} };
    const sent = caller.meshed ? outbound(cluster, routes, caller.namespace, service, to.port, request) : plain;
    if (sent === 'not routed') return sent;
    const reached = sent.backends.flatMap((backend) => {
      const target = serviceAt(cluster, backend.namespace, backend.service);
      const pods = endpointsOf(cluster, target);
      return pods.map((pod) => {
        const said = verdict(objects, caller, pod, workloadPort(target, backend.port, pod), request);
        return { version: pod.name, share: backend.share / pods.length, verdict: said };
      });
    });
    return answerOf(reached, sent);
  };
}
