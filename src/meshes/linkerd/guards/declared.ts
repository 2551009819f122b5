import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { type VersionModel, versionsOf } from '../../../model/version';
import type { Manifest } from '../../guard';
import { adminPort } from '../render/guarded-port';

/** A version of a service in the program. */
export interface Declared {
  readonly service: ServiceModel;
  readonly version: VersionModel;
}

export const declaredIn = (graph: Graph): readonly Declared[] =>
  graph.services.flatMap((service) => versionsOf(service, graph).map((version) => ({ service, version })));

export const declaredOf = (graph: Graph, namespace: string | undefined): readonly Declared[] =>
  declaredIn(graph).filter(({ service }) => service.namespace === namespace);

/** Ports of a version that have a Server of ours. */
export const portsOf = ({ service }: Declared, graph: Graph): readonly number[] => [
  ...new Set([
    ...service.ports.map(({ workloadPort }) => workloadPort),
    ...graph.openingsOf(service.path).map(({ port }) => port),
    ...(graph.namespaceOf(service).mesh.scrapers.length === 0 ? [] : [adminPort]),
  ]),
];

/** The names of our Servers. */
const serversOf = (one: Declared, graph: Graph): readonly string[] =>
  portsOf(one, graph).map((port) => `${one.version.name}-${port}`);

/** The version whose Server, or route or policy of that Server, has this name. */
export const guardedBy = (name: string, namespace: string | undefined, graph: Graph): Declared | undefined =>
  declaredOf(graph, namespace).find((one) =>
    serversOf(one, graph).some((server) => name === server || name.startsWith(`${server}-`)),
  );

/** Whether the object belongs to a construct, and so was patched; others are of the user. */
export const isOurs = ({ path }: Manifest, graph: Graph): boolean =>
  graph.service(path) !== undefined ||
  graph.namespace(path) !== undefined ||
  graph.canaries.some((canary) => canary.path === path);
