import { groupBy } from '../common/group-by';
import type { CanaryModel } from './canary-release';
import type { UseModel } from './feature';
import type { ServiceModel } from './resilient-service';
import type { EdgeModel, EgressModel, NamespaceModel, OpeningModel } from './zero-trust-namespace';

/** All that the constructs of one tree say, as frozen data. */
export interface Program {
  readonly namespaces: readonly NamespaceModel[];
  readonly services: readonly ServiceModel[];
  readonly canaries: readonly CanaryModel[];
  readonly edges: readonly EdgeModel[];
  readonly egress: readonly EgressModel[];
  readonly openings: readonly OpeningModel[];
  readonly uses: readonly UseModel[];
}

/** The program with what is asked of it again and again already looked up, so that work stays the same per service. */
export interface Graph extends Program {
  service(path: string): ServiceModel | undefined;
  namespace(path: string): NamespaceModel | undefined;
  namespaceOf(service: ServiceModel): NamespaceModel;
  servicesIn(namespacePath: string): readonly ServiceModel[];
  edgesTo(servicePath: string): readonly EdgeModel[];
  edgesFrom(servicePath: string): readonly EdgeModel[];
  egressFrom(servicePath: string): readonly EgressModel[];
  openingsOf(servicePath: string): readonly OpeningModel[];
  canaryOf(servicePath: string): CanaryModel | undefined;
}

function lookup<T>(items: readonly T[], key: (item: T) => string | undefined): (key: string) => readonly T[] {
  const groups = groupBy(items, key);
  const none: readonly T[] = [];
  return (name) => groups.get(name) ?? none;
}

/** The graph with the lists of some namespaces; whoever is elsewhere can still be looked up. */
export const within = (graph: Graph, namespaces: ReadonlySet<string>): Graph => {
  const services = graph.services.filter(({ namespacePath }) => namespaces.has(namespacePath));
  const own = new Set(services.map(({ path }) => path));
  return {
    ...graph,
    namespaces: graph.namespaces.filter(({ path }) => namespaces.has(path)),
    services,
    canaries: graph.canaries.filter(({ service }) => own.has(service)),
    edges: graph.edges.filter(({ to }) => own.has(to)),
    egress: graph.egress.filter(({ from }) => own.has(from)),
    openings: graph.openings.filter(({ service }) => own.has(service)),
    uses: graph.uses.filter(({ namespacePath }) => namespaces.has(namespacePath)),
  };
};

export function graphOf(program: Program): Graph {
  const services = new Map(program.services.map((s) => [s.path, s]));
  const namespaces = new Map(program.namespaces.map((n) => [n.path, n]));
  const canaries = lookup(program.canaries, (c) => c.service);
  return {
    ...program,
    service: (path) => services.get(path),
    namespace: (path) => namespaces.get(path),
    namespaceOf: (service) => namespaces.get(service.namespacePath)!,
    servicesIn: lookup(program.services, (s) => s.namespacePath),
    edgesTo: lookup(program.edges, (e) => e.to),
    edgesFrom: lookup(program.edges, (e) => (e.from.kind === 'Service' ? e.from.service : undefined)),
    egressFrom: lookup(program.egress, (e) => e.from),
    openingsOf: lookup(program.openings, (o) => o.service),
    canaryOf: (path) => canaries(path)[0],
  };
}
