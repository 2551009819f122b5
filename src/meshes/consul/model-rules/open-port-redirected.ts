import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { versionsOf } from '../../../model/version';
import type { WorkloadModel } from '../../../model/workload';
import { given, opening, program, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { excludeInboundPorts, openPorts } from '../render/mutual-tls';

interface Template {
  readonly spec?: {
    readonly template?: { readonly metadata?: { readonly annotations?: Readonly<Record<string, unknown>> } };
  };
}

const manifest = { spec: { template: { metadata: { annotations: { [excludeInboundPorts]: '8080' } } } } };
const withOpening = (workload: WorkloadModel) => program({ services: [service({ workload })], openings: [opening()] });

/** The ports that a Deployment of the user takes out of the proxy. */
function excludedBy(given: Template): ReadonlySet<string> {
  const said = given.spec?.template?.metadata?.annotations?.[excludeInboundPorts];
  return new Set(typeof said === 'string' ? said.split(',').map((port) => port.trim()) : []);
}

/** Open ports that the pods of some version leave with the proxy; of pods that exist already nothing is known. */
function redirected(service: ServiceModel, graph: Graph): readonly number[] {
  const workloads = versionsOf(service, graph).map(({ workload }) => workload);
  const given = workloads.flatMap((one) => (one.kind === 'Given' || one.kind === 'Copied' ? [one.manifest] : []));
  return openPorts(service, graph).filter((port) => given.some((one) => !excludedBy(one).has(String(port))));
}

export const openPortRedirected: Rule = {
  code: 'MESH6126',
  name: 'open-port-redirected',
  severity: 'error',
  summary: 'A port that plaintext may reach, on a Deployment of the user that leaves the port with the proxy.',
  what: 'plaintext may reach port {port} of {service}, and its Deployment sends that port through the proxy',
  why: 'a sidecar of Consul answers no plaintext once the service is strict, whoever calls',
  fix: "annotate its pod template with consul.hashicorp.com/transparent-proxy-exclude-inbound-ports: '{port}'",
  reads: ['namespaces', 'services', 'canaries', 'openings'],
  bad: withOpening(given()),
  good: withOpening(given({ manifest })),
  *check(graph) {
    for (const one of graph.services) {
      for (const port of redirected(one, graph))
        yield { path: one.path, at: 'workload', values: { port: String(port), service: one.name } };
    }
  },
};
