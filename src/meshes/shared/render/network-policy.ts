import type { Graph } from '../../../model/program';
import { edgePorts, type ServiceModel } from '../../../model/resilient-service';
import { type VersionModel, versionsOf } from '../../../model/version';
import {
  type CallerModel,
  type EgressModel,
  isOpenFor,
  type NamespaceModel,
  type OpeningModel,
} from '../../../model/zero-trust-namespace';
import type { Draft } from '../../draft';

/** The ports by which a mesh itself must reach a pod, and its control plane. */
export interface MeshPorts {
  /** Ports that the kubelet asks, from an address that no selector meets. */
  readonly probes: readonly number[];
  /** Ports on which the proxy offers metrics. */
  readonly metrics: readonly number[];
  /** The proxy's port, where callers dial that one: beside the port of the application, or instead of it. */
  readonly inbound?: { readonly port: number; readonly application: 'beside' | 'instead' };
  readonly controlPlane: { readonly namespace: string; readonly ports: readonly number[] };
}

export interface Peer {
  readonly namespaceSelector?: object;
  readonly podSelector?: object;
  readonly ipBlock?: { readonly cidr: string };
}

export interface Rule {
  readonly peers: readonly Peer[];
  readonly ports: readonly number[];
}

const tcp = (ports: readonly number[]) => ports.map((port) => ({ protocol: 'TCP', port }));
export const inNamespace = (namespace: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
});
export const pods = (namespace: string, labels: Readonly<Record<string, string>>): Peer =>
  Object.keys(labels).length === 0
    ? inNamespace(namespace)
    : { ...inNamespace(namespace), podSelector: { matchLabels: labels } };

/** A NetworkPolicy knows pods, not accounts: a caller of ours by its labels, an identity by its namespace. */
export function callersOf(from: CallerModel, graph: Graph): readonly Peer[] {
  if (from.kind === 'Identity') return [inNamespace(from.identity.namespace)];
  const caller = graph.service(from.service)!;
  return versionsOf(caller, graph).map((version) => pods(caller.namespace, version.workload.labels));
}

export function openingRule(opening: OpeningModel, namespace: NamespaceModel): Rule {
  const byIdentity = opening.purpose === 'scrape' && opening.cidrs.length === 0;
  const peers = byIdentity
    ? namespace.mesh.scrapers.map((scraper) => inNamespace(scraper.namespace))
    : opening.cidrs.map((cidr) => ({ ipBlock: { cidr } }));
  return { peers, ports: [opening.port] };
}

/** What a caller dials for these ports of an application. */
const dialledPorts = (ports: readonly number[], { inbound }: MeshPorts): readonly number[] =>
  inbound === undefined ? ports : [...(inbound.application === 'beside' ? ports : []), inbound.port];

/** The same for what may be outside the mesh; without ports it is every port. */
const wayPorts = (ports: readonly number[], { inbound }: MeshPorts): readonly number[] =>
  inbound === undefined || ports.length === 0 ? ports : [...ports, inbound.port];

const key = (value: unknown): string => JSON.stringify(value);
const byKey = (a: unknown, b: unknown): number => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);

/** Peers of the same ports in one rule, sorted, each once. */
export function merge(rules: readonly Rule[], side: 'from' | 'to'): readonly object[] {
  const groups = new Map<string, Rule>();
  for (const rule of rules) {
    const ports = [...rule.ports].sort((a, b) => a - b);
    const group = groups.get(key([ports, rule.peers.length > 0]));
    const known = new Map([...(group?.peers ?? []), ...rule.peers].map((peer) => [key(peer), peer]));
    groups.set(key([ports, rule.peers.length > 0]), { ports, peers: [...known.values()].sort(byKey) });
  }
  return [...groups.values()]
    .map(({ peers, ports }) => ({
      ...(peers.length === 0 ? {} : { [side]: peers }),
      ...(ports.length === 0 ? {} : { ports: tcp(ports) }),
    }))
    .sort(byKey);
}

function ingressRules(
  service: ServiceModel,
  namespace: NamespaceModel,
  graph: Graph,
  mesh: MeshPorts,
): readonly Rule[] {
  const edges = graph.edgesTo(service.path).map((edge): Rule => {
    return { peers: callersOf(edge.from, graph), ports: dialledPorts(edgePorts(edge, service), mesh) };
  });
  const { scrapers } = namespace.mesh;
  const opened = graph.openingsOf(service.path).filter((opening) => isOpenFor(opening, scrapers));
  const openings = opened.map((opening) => openingRule(opening, namespace));
  const metrics = scrapers.map((scraper): Rule => ({ peers: [inNamespace(scraper.namespace)], ports: mesh.metrics }));
  return [...edges, ...openings, ...metrics, { peers: [], ports: mesh.probes }];
}

function egressRules(service: ServiceModel, graph: Graph, mesh: MeshPorts): readonly Rule[] {
  const edges = graph.edgesFrom(service.path).flatMap((edge): readonly Rule[] => {
    const target = graph.service(edge.to)!;
    const ports = dialledPorts(edgePorts(edge, target), mesh);
    return versionsOf(target, graph).map((v) => ({ peers: [pods(target.namespace, v.workload.labels)], ports }));
  });
  const ways = graph.egressFrom(service.path).map((way: EgressModel): Rule => {
    return { peers: [pods(way.namespace, way.podLabels)], ports: wayPorts(way.ports, mesh) };
  });
  const { namespace, ports } = mesh.controlPlane;
  return [...edges, ...ways, { peers: [inNamespace(namespace)], ports }];
}

/** DNS may be anywhere: a cluster service, a node-local cache. */
export const dns = {
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

/** What a version's pods accept, and with `egress: 'declared'` where they call out to; below the mesh, on pod ports. */
export function renderNetworkPolicy(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  mesh: MeshPorts,
): readonly Draft[] {
  const namespace = graph.namespaceOf(service);
  if (namespace.stage.name !== 'isolate') return [];
  const ingress = merge(ingressRules(service, namespace, graph, mesh), 'from');
  const egress = namespace.egress === 'declared' ? [...merge(egressRules(service, graph, mesh), 'to'), dns] : undefined;
  const policyTypes = egress === undefined ? ['Ingress'] : ['Ingress', 'Egress'];
  const podSelector = { matchLabels: version.workload.labels };
  return [
    {
      owner: version.owner,
      phase: 'isolate',
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: version.name, namespace: service.namespace },
      body: { spec: { podSelector, policyTypes, ingress, egress } },
    },
  ];
}

/** Pods that no construct declares: nothing comes in, and with `egress: 'declared'` nothing goes out. */
export function renderNamespaceIsolation(namespace: NamespaceModel): readonly Draft[] {
  if (namespace.stage.name !== 'isolate' || !namespace.complete) return [];
  const policyTypes = namespace.egress === 'declared' ? ['Ingress', 'Egress'] : ['Ingress'];
  return [
    {
      owner: namespace.path,
      phase: 'isolate',
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', namespace: namespace.name },
      body: { spec: { podSelector: {}, policyTypes } },
    },
  ];
}
