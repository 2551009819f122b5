import type { Graph } from '../../../../model/program';
import type { ServiceModel } from '../../../../model/resilient-service';
import { type VersionModel, versionsOf } from '../../../../model/version';
import { isOpenFor, type NamespaceModel } from '../../../../model/zero-trust-namespace';
import type { Draft } from '../../../draft';
import {
  callersOf,
  dns,
  inNamespace,
  merge,
  openingRule,
  type Peer,
  pods,
  type Rule,
} from '../../../shared/render/network-policy';
import type { IstioSettings } from '../../settings';
import { behindWaypoint, hbone, isAmbient, needsWaypoint, waypointLabels, waypointName } from './waypoint';

/** The address that the kubelet's probes come from, whatever port they ask: Istio's CNI plugin writes it over that of the node. */
const probes: Rule = { peers: [{ ipBlock: { cidr: '169.254.7.127/32' } }], ports: [] };

const toControlPlane = ({ rootNamespace }: IstioSettings): Rule => ({
  peers: [inNamespace(rootNamespace)],
  ports: [15012],
});

const waypointOf = (namespace: string): Peer => pods(namespace, waypointLabels);

const versionPods = (service: ServiceModel, graph: Graph): readonly Peer[] =>
  versionsOf(service, graph).map((version) => pods(service.namespace, version.workload.labels));

const callersOfService = (service: ServiceModel, graph: Graph): readonly Peer[] =>
  graph.edgesTo(service.path).flatMap((edge) => callersOf(edge.from, graph));

function ingressRules(service: ServiceModel, namespace: NamespaceModel, graph: Graph): readonly Rule[] {
  const isBehind = needsWaypoint(service, graph);
  const callers = callersOfService(service, graph);
  const edges =
    callers.length === 0 ? [] : [{ peers: isBehind ? [waypointOf(namespace.name)] : callers, ports: [hbone] }];
  const { scrapers } = namespace.mesh;
  const opened = graph.openingsOf(service.path).filter((opening) => isOpenFor(opening, scrapers));
  const openings = opened.map((opening): Rule => {
    const rule = openingRule(opening, namespace);
    // scrapers by identity come in mutual TLS, the others without
    return opening.purpose === 'scrape' && opening.cidrs.length === 0 ? { ...rule, ports: [hbone] } : rule;
  });
  return [...edges, ...openings, probes];
}

/** Whom the connection is for, on the wire: the waypoint where the target has one, else its pods, by HBONE where they know it. */
function wayTo(target: ServiceModel, ports: readonly number[], graph: Graph): Rule {
  const namespace = graph.namespaceOf(target);
  if (!isAmbient(namespace)) return { peers: versionPods(target, graph), ports: [...ports, hbone] };
  const peers = needsWaypoint(target, graph) ? [waypointOf(target.namespace)] : versionPods(target, graph);
  return { peers, ports: [hbone] };
}

/** To the control plane goes ztunnel, from an address of the node. */
function egressRules(service: ServiceModel, graph: Graph): readonly Rule[] {
  const edges = graph.edgesFrom(service.path).map(({ to, ports }) => {
    const target = graph.service(to)!;
    return wayTo(target, ports.length > 0 ? ports : [target.port.workloadPort], graph);
  });
  const ways = graph.egressFrom(service.path).map(({ namespace, podLabels, ports }): Rule => {
    return { peers: [pods(namespace, podLabels)], ports: ports.length === 0 ? [] : [...ports, hbone] };
  });
  return [...edges, ...ways];
}

interface Isolated {
  readonly owner: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}

function isolate({ owner, name, labels, ingress, egress }: Isolated, namespace: NamespaceModel): Draft {
  const isDeclared = namespace.egress === 'declared';
  return {
    owner,
    phase: 'isolate',
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: namespace.name },
    body: {
      spec: {
        podSelector: { matchLabels: labels },
        policyTypes: isDeclared ? ['Ingress', 'Egress'] : ['Ingress'],
        ingress: merge(ingress, 'from'),
        egress: isDeclared ? [...merge(egress, 'to'), dns] : undefined,
      },
    },
  };
}

/** What a version's pods accept below the mesh: HBONE of their callers or their waypoint, declared plaintext, probes. */
export function renderAmbientNetworkPolicy(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
): readonly Draft[] {
  const namespace = graph.namespaceOf(service);
  if (namespace.stage.name !== 'isolate') return [];
  const { owner, name, workload } = version;
  const ingress = ingressRules(service, namespace, graph);
  const egress = egressRules(service, graph);
  return [isolate({ owner, name, labels: workload.labels, ingress, egress }, namespace)];
}

/** The same for the pods of the waypoint: callers in, the pods behind it out. */
export function renderWaypointNetworkPolicy(
  namespace: NamespaceModel,
  graph: Graph,
  settings: IstioSettings,
): readonly Draft[] {
  const services = behindWaypoint(namespace, graph);
  if (namespace.stage.name !== 'isolate' || services.length === 0) return [];
  const callers = services.flatMap((service) => callersOfService(service, graph));
  const targets = services.flatMap((service) => versionPods(service, graph));
  const scrapers = namespace.mesh.scrapers.map((scraper) => inNamespace(scraper.namespace));
  const ingress: readonly Rule[] = [
    ...(callers.length === 0 ? [] : [{ peers: callers, ports: [hbone] }]),
    ...(scrapers.length === 0 ? [] : [{ peers: scrapers, ports: [15020, 15090] }]),
    // its readiness, asked by the kubelet from an address that no selector meets
    { peers: [], ports: [15021] },
  ];
  const egress = [{ peers: targets, ports: [hbone] }, toControlPlane(settings)];
  return [isolate({ owner: namespace.path, name: waypointName, labels: waypointLabels, ingress, egress }, namespace)];
}
