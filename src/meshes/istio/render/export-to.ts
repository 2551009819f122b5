import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { stages } from '../../../model/zero-trust-namespace';

/**
 * The namespaces that the configuration of a host is for. Known once the allow graph is enforced: whoever is not in it is refused
 * anyway. Before that everyone gets it, or strangers would call with Istio's default retries.
 */
export function exportTo(service: ServiceModel, graph: Graph): string[] | undefined {
  const namespace = graph.namespaceOf(service);
  if (stages[namespace.stage.name].authorization !== 'enforced') return undefined;
  const callers = graph
    .edgesTo(service.path)
    .map(({ from }) => (from.kind === 'Identity' ? from.identity.namespace : graph.service(from.service)!.namespace));
  const others = new Set(callers.filter((caller) => caller !== service.namespace));
  return ['.', ...[...others].sort()];
}
