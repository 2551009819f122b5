import { groupBy } from '../../../common/group-by';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { versionsOf } from '../../../model/version';
import { edge, program } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { editionOf } from '../edition';

const from = (namespace: string) =>
  edge({
    from: { kind: 'Identity', identity: { trustDomain: 'cluster.local', namespace, serviceAccount: 'gateway' } },
  });
const callers = (namespace: string) => program({ edges: [from('ingress'), from(namespace)] });

interface Caller {
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
  readonly at: string;
}

/** Whoever Consul knows by a name, and the Kubernetes namespace that is meant. */
function known(graph: Graph): readonly Caller[] {
  const isTold = (service: ServiceModel): boolean => editionOf(graph.namespaceOf(service).mesh) === 'enterprise';
  const services = graph.services.flatMap((service) =>
    isTold(service)
      ? []
      : versionsOf(service, graph).map(({ name }) => ({
          name,
          namespace: service.namespace,
          path: service.path,
          at: '',
        })),
  );
  const identities = graph.edges.flatMap(({ from, to, path, at }) =>
    from.kind === 'Service' || isTold(graph.service(to)!)
      ? []
      : [{ name: from.identity.serviceAccount, namespace: from.identity.namespace, path, at: `${at}.from` }],
  );
  return [...services, ...identities];
}

export const callerOfOneName: Rule = {
  code: 'MESH6127',
  name: 'caller-of-one-name',
  severity: 'error',
  summary: 'A caller that shares its name with a service or identity of another Kubernetes namespace.',
  what: '{name} of namespace {namespace} and {name} of namespace {other} are one caller to Consul',
  why: 'Consul Community has one namespace: an intention for one of them lets both in',
  fix: 'give one of them a ServiceAccount and a Service of another name',
  reads: ['namespaces', 'services', 'canaries', 'edges'],
  bad: callers('office'),
  good: callers('ingress'),
  *check(graph) {
    for (const [name, group] of groupBy(known(graph), (one) => one.name)) {
      const [first] = group;
      const other = group.find(({ namespace, at }) => at !== '' && namespace !== first!.namespace);
      if (first === undefined || other === undefined) continue;
      const values = { name, namespace: other.namespace, other: first.namespace };
      yield { path: other.path, at: other.at, values, related: [first.path] };
    }
  },
};
