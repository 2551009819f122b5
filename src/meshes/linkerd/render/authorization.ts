import {
  AuthorizationPolicy,
  type AuthorizationPolicySpec,
} from '../../../../imports/linkerd-2.20/authorization-policy-v1alpha1';
import { MeshTLSAuthentication } from '../../../../imports/linkerd-2.20/mesh-tls-authentication-v1alpha1';
import { NetworkAuthentication } from '../../../../imports/linkerd-2.20/network-authentication-v1alpha1';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { type VersionModel, versionsOf } from '../../../model/version';
import { type NamespaceModel, stages } from '../../../model/zero-trust-namespace';
import type { Draft } from '../../draft';
import type { MeshPorts } from '../../shared/render/network-policy';
import type { LinkerdSettings } from '../settings';
import { addresses, kubelet } from './access';
import { adminPort, everywhere, type GuardedPort, guardedPorts, isProbed } from './guarded-port';
import { type InboundRoute, renderInboundRoute, routesOf } from './inbound-route';
import { renderServer } from './server';

/** An object with its spec, of the version or of the namespace. */
const draft =
  (owner: string, namespace: string) =>
  (
    phase: Draft['phase'],
    { apiVersion, kind }: Pick<Draft, 'apiVersion' | 'kind'>,
    name: string,
    spec: object,
  ): Draft => ({
    owner,
    phase,
    apiVersion,
    kind,
    metadata: { name, namespace },
    body: { spec },
  });

type Make = ReturnType<typeof draft>;
type Target = Pick<AuthorizationPolicySpec, 'targetRef'>['targetRef'];

const networks = (make: Make, name: string, cidrs: readonly string[]): Draft =>
  make('mtls', NetworkAuthentication, name, { networks: cidrs.map((cidr) => ({ cidr })) });

/** Who may do what the target is about. Several policies are alternatives; authentications come first, since a policy without is none. */
function policies(make: Make, targetRef: Target, who: readonly string[], port: GuardedPort): readonly Draft[] {
  const policy = (name: string, kind: string, of: string): Draft => {
    const spec: AuthorizationPolicySpec = {
      targetRef,
      requiredAuthenticationRefs: [{ group: 'policy.linkerd.io', kind, name: of }],
    };
    return make('reference', AuthorizationPolicy, name, spec);
  };
  const { name } = targetRef;
  const identities = who.filter((one) => one !== addresses && one !== kubelet);
  return [
    ...(identities.length === 0
      ? []
      : [make('mtls', MeshTLSAuthentication, name, { identities }), policy(name, MeshTLSAuthentication.kind, name)]),
    ...(who.includes(addresses)
      ? [policy(`${name}-${addresses}`, NetworkAuthentication.kind, `${port.name}-${addresses}`)]
      : []),
    ...(who.includes(kubelet) ? [policy(`${name}-${kubelet}`, NetworkAuthentication.kind, kubelet)] : []),
  ];
}

const ofRoute = ({ name }: InboundRoute): Target => ({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name });
const ofServer = ({ name }: GuardedPort): Target => ({ group: 'policy.linkerd.io', kind: 'Server', name });

function portDrafts(port: GuardedPort, version: VersionModel, namespace: NamespaceModel): readonly Draft[] {
  const make = draft(version.owner, namespace.name);
  const routes = routesOf(port);
  const everybody = [...new Set(port.grants.map(({ who }) => who))].sort();
  return [
    ...(port.cidrs.length === 0 ? [] : [networks(make, `${port.name}-${addresses}`, port.cidrs)]),
    ...(port.byRequest ? [] : policies(make, ofServer(port), everybody, port)),
    ...routes.flatMap((route) => policies(make, ofRoute(route), route.who, port)),
    renderServer(port, version, namespace),
    ...routes.map((route) => renderInboundRoute(route, port.name, version, namespace.name)),
  ];
}

/**
 * A Server for each port of a version's pods. Where it speaks HTTP, requests are told apart by routes, the rest by one of its own, and
 * policies are for routes: the proxy looks at those before what the Server says of everybody, and so counts who is let in by that alone.
 */
export function renderAuthorization(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: LinkerdSettings,
): readonly Draft[] {
  const namespace = graph.namespaceOf(service);
  return guardedPorts(version, service, graph, settings).flatMap((port) => portDrafts(port, version, namespace));
}

/**
 * Where the kubelet asks from: any address, as Linkerd's own default has it, since a node's address is in no selector and may change. It
 * is for the paths of probes alone.
 */
export function renderNamespaceAuthorization(
  namespace: NamespaceModel,
  graph: Graph,
  settings: LinkerdSettings,
): readonly Draft[] {
  const isAsked = graph
    .servicesIn(namespace.path)
    .flatMap((service) => versionsOf(service, graph).flatMap((one) => guardedPorts(one, service, graph, settings)))
    .some(isProbed);
  return isAsked ? [networks(draft(namespace.path, namespace.name), kubelet, everywhere)] : [];
}

const defaultInboundPolicy = 'config.linkerd.io/default-inbound-policy';

/** Whom ports without a Server let in: of declared pods none from authorize on. */
export function inboundPolicyAnnotations(
  _version: VersionModel,
  service: ServiceModel,
  graph: Graph,
): Readonly<Record<string, string>> {
  const { stage } = graph.namespaceOf(service);
  if (stages[stage.name].authorization === 'enforced') return { [defaultInboundPolicy]: 'deny' };
  return namespaceInboundPolicy({ stage, complete: false });
}

/** The same for pods that nobody declares; it acts when they start. */
export function namespaceInboundPolicy({
  stage,
  complete,
}: Pick<NamespaceModel, 'stage' | 'complete'>): Readonly<Record<string, string>> {
  const { mtls, authorization } = stages[stage.name];
  if (authorization === 'enforced' && complete) return { [defaultInboundPolicy]: 'deny' };
  return { [defaultInboundPolicy]: mtls === 'STRICT' ? 'all-authenticated' : 'all-unauthenticated' };
}

/**
 * Since 2.18 meshed calls arrive at the proxy's own port. Probes of the application need no opening: a node always reaches its pods.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/#what-you-can-t-do-with-network-policies-at-least-not-yet
 */
export const linkerdPorts = ({ controlPlaneNamespace }: LinkerdSettings): MeshPorts => ({
  probes: [adminPort],
  metrics: [adminPort, 4143],
  inbound: { port: 4143, application: 'beside' },
  controlPlane: { namespace: controlPlaneNamespace, ports: [8080, 8086, 8090] },
});
