import type { CanaryModel } from './canary-release';
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

function groupBy<T>(items: readonly T[], key: (item: T) => string | undefined): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  const none: readonly T[] = [];
  return (name) => groups.get(name) ?? none;
}

export function graphOf(program: Program): Graph {
  const services = new Map(program.services.map((s) => [s.path, s]));
  const namespaces = new Map(program.namespaces.map((n) => [n.path, n]));
  const canaries = groupBy(program.canaries, (c) => c.service);
  return {
    ...program,
    service: (path) => services.get(path),
    namespace: (path) => namespaces.get(path),
    namespaceOf: (service) => namespaces.get(service.namespacePath)!,
    servicesIn: groupBy(program.services, (s) => s.namespacePath),
    edgesTo: groupBy(program.edges, (e) => e.to),
    edgesFrom: groupBy(program.edges, (e) => (e.from.kind === 'Service' ? e.from.service : undefined)),
    egressFrom: groupBy(program.egress, (e) => e.from),
    openingsOf: groupBy(program.openings, (o) => o.service),
    canaryOf: (path) => canaries(path)[0],
  };
}
