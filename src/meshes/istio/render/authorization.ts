import {
  AuthorizationPolicy,
  type AuthorizationPolicySpec,
} from '../../../../imports/istio-1.31/authorization-policy-v1';
import { PeerAuthentication, type PeerAuthenticationSpec } from '../../../../imports/istio-1.31/peer-authentication-v1';
import type { IdentityModel } from '../../../model/identity';
import type { PathMatch } from '../../../model/path-match';
import type { Graph } from '../../../model/program';
import { edgePorts, type ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import {
  type EdgeModel,
  isOpenFor,
  type NamespaceModel,
  type OpeningModel,
  stages,
} from '../../../model/zero-trust-namespace';
import type { Draft } from '../../draft';

export type Rule = NonNullable<AuthorizationPolicySpec['rules']>[number];

/** The name in a certificate, without its scheme. */
export const principalOf = ({ trustDomain, namespace, serviceAccount }: IdentityModel): string =>
  `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;

/** Istio's own path templates; a prefix by segment is the path itself and what is below it. */
function paths(path: PathMatch): readonly string[] {
  if (path.kind === 'Exact') return [path.value];
  if (path.kind === 'Template') return [path.value.replace(/\{\w+\}/g, '{*}')];
  return path.value === '/' ? ['/*'] : [path.value, `${path.value}/*`];
}

/**
 * One edge. The port is always named: on another port than HTTP an ALLOW rule with methods would be dropped whole, and the
 * service's further ports would be open to every caller.
 */
export function edgeRule(
  edge: EdgeModel,
  service: ServiceModel,
  graph: Graph,
  ports: readonly number[] = edgePorts(edge, service),
): Rule {
  const { from } = edge;
  const identity = from.kind === 'Identity' ? from.identity : graph.service(from.service)!.identity;
  const operation = {
    ports: ports.map(String),
    ...(edge.methods.length === 0 ? {} : { methods: [...edge.methods] }),
    ...(edge.paths.length === 0 ? {} : { paths: [...new Set(edge.paths.flatMap(paths))].sort() }),
  };
  return { from: [{ source: { principals: [principalOf(identity)] } }], to: [{ operation }] };
}

/** Plaintext has no identity, only an address; scrapers in the mesh have one. */
function openingRule(opening: OpeningModel, namespace: NamespaceModel): Rule {
  const to = [{ operation: { ports: [String(opening.port)] } }];
  if (opening.cidrs.length > 0) return { from: [{ source: { ipBlocks: [...opening.cidrs] } }], to };
  if (opening.purpose !== 'scrape') return { to };
  return { from: [{ source: { principals: namespace.mesh.scrapers.map(principalOf).sort() } }], to };
}

/** What comes in beside the edges: plaintext of known addresses, and scrapers. */
export function openingRules(service: ServiceModel, namespace: NamespaceModel, graph: Graph): readonly Rule[] {
  const opened = graph.openingsOf(service.path).filter((opening) => isOpenFor(opening, namespace.mesh.scrapers));
  return opened.map((opening) => openingRule(opening, namespace));
}

const byText = (a: Rule, b: Rule): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
/** Sorted, each once. */
export const distinct = (rules: readonly Rule[]): Rule[] =>
  [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()].sort(byText);

export function policy(
  owner: string,
  phase: 'allow' | 'deny' | 'mtls',
  name: string,
  namespace: NamespaceModel,
  spec: AuthorizationPolicySpec,
): Draft {
  const isDryRun = stages[namespace.stage.name].authorization === 'dry-run';
  return {
    owner,
    phase: isDryRun && phase === 'deny' ? 'lift' : phase,
    apiVersion: AuthorizationPolicy.apiVersion,
    kind: AuthorizationPolicy.kind,
    metadata: {
      name,
      namespace: namespace.name,
      ...(isDryRun ? { annotations: { 'istio.io/dry-run': 'true' } } : {}),
    },
    body: { spec },
  };
}

/** One policy with all edges of a version's pods, and their deny until the namespace has one. */
export function renderAuthorization(version: VersionModel, service: ServiceModel, graph: Graph): readonly Draft[] {
  const namespace = graph.namespaceOf(service);
  const edges = graph.edgesTo(service.path).map((edge) => edgeRule(edge, service, graph));
  const openings = openingRules(service, namespace, graph);
  const rules = distinct([...edges, ...openings]);
  const selector = { matchLabels: { ...version.workload.labels } };
  const allow = policy(version.owner, 'allow', version.name, namespace, { selector, action: 'ALLOW', rules });
  const deny = policy(version.owner, 'deny', `${version.name}-default-deny`, namespace, { selector });
  return [...(rules.length === 0 ? [] : [allow]), ...(namespace.complete ? [] : [deny])];
}

/** The deny of everything in the namespace, once all of it is declared. An ALLOW policy without rules meets nothing. */
export const renderNamespaceDeny = (namespace: NamespaceModel): readonly Draft[] =>
  namespace.complete ? [policy(namespace.path, 'deny', 'default-deny', namespace, {})] : [];

const peerAuthentication = (owner: string, name: string, namespace: string, spec: PeerAuthenticationSpec): Draft => ({
  owner,
  phase: 'mtls',
  apiVersion: PeerAuthentication.apiVersion,
  kind: PeerAuthentication.kind,
  metadata: { name, namespace },
  body: { spec },
});

/** The mTLS mode of the namespace. */
export const renderNamespaceMtls = (namespace: NamespaceModel): Draft =>
  peerAuthentication(namespace.path, 'default', namespace.name, { mtls: { mode: stages[namespace.stage.name].mtls } });

/** Ports that plaintext may reach; the others inherit the mode of the namespace, so this object is the same in every stage. */
export function renderOpenings(version: VersionModel, service: ServiceModel, graph: Graph): readonly Draft[] {
  const isPlaintext = (opening: OpeningModel): boolean => opening.purpose !== 'scrape' || opening.cidrs.length > 0;
  const ports = graph
    .openingsOf(service.path)
    .filter(isPlaintext)
    .map((opening) => opening.port);
  if (ports.length === 0) return [];
  const portLevelMtls = Object.fromEntries(
    [...new Set(ports)].sort((a, b) => a - b).map((port) => [String(port), { mode: 'PERMISSIVE' as const }]),
  );
  const selector = { matchLabels: { ...version.workload.labels } };
  return [peerAuthentication(version.owner, version.name, service.namespace, { selector, portLevelMtls })];
}
