import type { Graph } from '../../../../model/program';
import { edgePorts, type ServiceModel } from '../../../../model/resilient-service';
import type { VersionModel } from '../../../../model/version';
import { type EdgeModel, type NamespaceModel, stages } from '../../../../model/zero-trust-namespace';
import type { Draft } from '../../../draft';
import { distinct, edgeRule, openingRules, policy, type Rule, renderNamespaceDeny } from '../authorization';
import { needsWaypoint, waypointPrincipal } from './waypoint';

const isEnforced = ({ stage }: NamespaceModel): boolean => stages[stage.name].authorization === 'enforced';

/** A waypoint is dialled on the ports of the Service, so those are what it compares; ztunnel sees the ports of the pod. */
function servicePorts(edge: EdgeModel, service: ServiceModel): readonly number[] {
  const workloadPorts = edgePorts(edge, service);
  const exposed = service.ports.filter(({ workloadPort }) => workloadPorts.includes(workloadPort));
  return exposed.map(({ servicePort }) => servicePort);
}

/**
 * What the waypoint lets through for a version's Service; without rules nobody. Methods and paths are compared here alone. In dry-run
 * until the graph is enforced, which waypoints know.
 */
function ofRequests(version: VersionModel, service: ServiceModel, graph: Graph): Draft {
  const edges = graph.edgesTo(service.path).map((edge) => edgeRule(edge, service, graph, servicePorts(edge, service)));
  const rules = distinct(edges);
  const targetRefs = [{ group: '', kind: 'Service', name: version.name }];
  return policy(version.owner, 'mtls', `${version.name}-requests`, graph.namespaceOf(service), {
    targetRefs,
    action: 'ALLOW',
    ...(rules.length === 0 ? {} : { rules }),
  });
}

/** To pods behind a waypoint it alone is let through: whoever dialled a pod would otherwise not be asked for methods and paths. */
function fromWaypoint(service: ServiceModel, namespace: NamespaceModel, graph: Graph): readonly Rule[] {
  const ports = new Set(graph.edgesTo(service.path).flatMap((edge) => edgePorts(edge, service)));
  if (ports.size === 0) return [];
  const operation = { ports: [...ports].sort((a, b) => a - b).map(String) };
  return [{ from: [{ source: { principals: [waypointPrincipal(namespace)] } }], to: [{ operation }] }];
}

/**
 * What ztunnel lets through to a version's pods. It has no dry-run: a policy would be ignored there, or enforced by an older one, so none
 * is written before the graph is enforced. Under another name behind a waypoint, so that on the way to one or from it the former
 * policy stays until callers go the new way; before the Services, whose labels turn them.
 */
function ofConnections(version: VersionModel, service: ServiceModel, graph: Graph): readonly Draft[] {
  const namespace = graph.namespaceOf(service);
  if (!isEnforced(namespace)) return [];
  const isBehind = needsWaypoint(service, graph);
  const callers = isBehind
    ? fromWaypoint(service, namespace, graph)
    : graph.edgesTo(service.path).map((edge) => edgeRule(edge, service, graph));
  const rules = distinct([...callers, ...openingRules(service, namespace, graph)]);
  const selector = { matchLabels: { ...version.workload.labels } };
  const name = isBehind ? `${version.name}-from-waypoint` : version.name;
  const allow = policy(version.owner, 'mtls', name, namespace, { selector, action: 'ALLOW', rules });
  const deny = policy(version.owner, 'deny', `${version.name}-default-deny`, namespace, { selector });
  return [...(rules.length === 0 ? [] : [allow]), ...(namespace.complete ? [] : [deny])];
}

/** The policies of a version: of its pods, and where a waypoint stands before it of its requests. */
export function renderAmbientAuthorization(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
): readonly Draft[] {
  const hasOwnHost = version.role === 'stable' || version.subset === undefined;
  const requests = needsWaypoint(service, graph) && hasOwnHost ? [ofRequests(version, service, graph)] : [];
  return [...requests, ...ofConnections(version, service, graph)];
}

/** The deny of everything in the namespace, for ztunnel. */
export const renderAmbientDeny = (namespace: NamespaceModel): readonly Draft[] =>
  isEnforced(namespace) ? renderNamespaceDeny(namespace) : [];
