import type { IdentityModel } from '../../../model/identity';
import type { Graph } from '../../../model/program';
import { edgePorts, type ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import { isOpenFor } from '../../../model/zero-trust-namespace';
import type { LinkerdSettings } from '../settings';
import { addresses, type Grant, isWhole, kubelet } from './access';
import { grpcProbePorts, probeGrants } from './probes';

/** The proxy's own port of metrics and probes. */
export const adminPort = 4191;

type ProxyProtocol = 'HTTP/1' | 'HTTP/2' | 'opaque' | 'unknown';

/** A port of a version's pods, and who may send what to it. */
export interface GuardedPort {
  /** Of its Server, and the beginning of all that belongs to it. */
  readonly name: string;
  readonly port: number;
  readonly protocol: ProxyProtocol;
  readonly grants: readonly Grant[];
  /** Whether requests are told apart; else whoever may send one may send all. */
  readonly byRequest: boolean;
  /** Blocks of addresses that openings name. */
  readonly cidrs: readonly string[];
}

/** gRPC is HTTP/2 here too: a Server of gRPC would read GRPCRoutes only, which know no other paths. */
const protocols = { http: 'HTTP/1', http2: 'HTTP/2', grpc: 'HTTP/2', tcp: 'opaque' } as const;

/** Everybody, in both families. */
export const everywhere = ['0.0.0.0/0', '::/0'] as const;

/** The name in the certificate of a workload. */
export const identityName = (identity: IdentityModel, { controlPlaneNamespace }: LinkerdSettings): string =>
  `${identity.serviceAccount}.${identity.namespace}.serviceaccount.identity.${controlPlaneNamespace}.${identity.trustDomain}`;

function protocolOf(port: number, service: ServiceModel, grpcProbes: readonly number[]): ProxyProtocol {
  const declared = service.ports.find(({ workloadPort }) => workloadPort === port);
  if (declared !== undefined) return protocols[declared.protocol];
  return grpcProbes.includes(port) ? 'HTTP/2' : 'unknown';
}

function callerGrants(port: number, service: ServiceModel, graph: Graph, settings: LinkerdSettings): readonly Grant[] {
  return graph.edgesTo(service.path).flatMap((edge): readonly Grant[] => {
    if (!edgePorts(edge, service).includes(port)) return [];
    const identity = edge.from.kind === 'Identity' ? edge.from.identity : graph.service(edge.from.service)!.identity;
    return [{ who: identityName(identity, settings), methods: edge.methods, paths: edge.paths }];
  });
}

const whole = (who: string): Grant => ({ who, methods: [], paths: [] });

/** Plaintext has no identity, only an address; scrapers in the mesh have one. */
function openingsOf(port: number, service: ServiceModel, graph: Graph, settings: LinkerdSettings) {
  const { scrapers } = graph.namespaceOf(service).mesh;
  const open = graph.openingsOf(service.path).filter((one) => one.port === port && isOpenFor(one, scrapers));
  const named = open.filter(({ purpose, cidrs }) => purpose === 'scrape' && cidrs.length === 0);
  const addressed = open.filter((one) => !named.includes(one));
  const cidrs = addressed.some((one) => one.cidrs.length === 0) ? everywhere : addressed.flatMap((one) => one.cidrs);
  return {
    cidrs: [...new Set(cidrs)].sort(),
    grants: [
      ...(named.length === 0 ? [] : scrapers.map((scraper) => whole(identityName(scraper, settings)))),
      ...(addressed.length === 0 ? [] : [whole(addresses)]),
    ],
  };
}

function portOf(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: LinkerdSettings,
  port: number,
): GuardedPort {
  const { workload } = version;
  const protocol = protocolOf(port, service, grpcProbePorts(workload));
  const isHttp = protocol === 'HTTP/1' || protocol === 'HTTP/2';
  const opened = openingsOf(port, service, graph, settings);
  const grants = [...callerGrants(port, service, graph, settings), ...opened.grants];
  // a route takes away what Linkerd does for probes by itself, and of selected pods nobody knows the probes
  const byRequest = isHttp && (workload.kind !== 'Selected' || !grants.every(isWhole));
  return {
    name: `${version.name}-${port}`,
    port,
    protocol,
    grants: byRequest ? [...grants, ...probeGrants(workload, port)] : grants,
    byRequest,
    cidrs: opened.cidrs,
  };
}

/** The proxy's metrics, for those who scrape them; its probes get in by themselves. */
function metricsPort(
  version: VersionModel,
  scrapers: readonly IdentityModel[],
  settings: LinkerdSettings,
): GuardedPort {
  return {
    name: `${version.name}-${adminPort}`,
    port: adminPort,
    protocol: 'HTTP/1',
    grants: scrapers.map((scraper) => whole(identityName(scraper, settings))),
    byRequest: false,
    cidrs: [],
  };
}

/** Every port of a version that the program knows, in their order. */
export function guardedPorts(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: LinkerdSettings,
): readonly GuardedPort[] {
  const { scrapers } = graph.namespaceOf(service).mesh;
  const ports = new Set([
    ...service.ports.map(({ workloadPort }) => workloadPort),
    ...graph.openingsOf(service.path).map(({ port }) => port),
    ...grpcProbePorts(version.workload),
  ]);
  const own = [...ports].sort((a, b) => a - b).map((port) => portOf(version, service, graph, settings, port));
  return scrapers.length === 0 ? own : [...own, metricsPort(version, scrapers, settings)];
}

/** Whether the kubelet is let in by a route of ours. */
export const isProbed = ({ grants }: GuardedPort): boolean => grants.some(({ who }) => who === kubelet);
