import type { Graph } from '../model/program';
import type { ServiceModel } from '../model/resilient-service';
import type { ContainerModel, ProbeModel } from '../model/workload';
import { stages } from '../model/zero-trust-namespace';
import { given, namespace, program, service, stage } from './example';
import type { Finding, Rule } from './rule';

const strict = (probesRewritten: boolean) =>
  program({
    namespaces: [namespace({ stage: stage('strict') })],
    services: [service({ workload: given({ probesRewritten }) })],
  });

const effects = {
  liveness: 'STRICT refuses the plaintext of the kubelet, and the container is restarted again and again',
  readiness: 'STRICT refuses the plaintext of the kubelet, and the pod never becomes ready',
  connection: 'the proxy accepts every connection, so the probe passes while the application is down',
};

/** Ports on which plaintext goes on being accepted. */
const openPorts = (service: ServiceModel, graph: Graph): ReadonlySet<number> =>
  new Set(
    graph
      .openingsOf(service.path)
      .filter((opening) => opening.purpose !== 'scrape' || opening.cidrs.length > 0)
      .map((opening) => opening.port),
  );

const probesOf = ({ liveness, readiness }: ContainerModel) =>
  [
    ['liveness', liveness],
    ['readiness', readiness],
  ] as const;

/** What becomes of a probe that meets the proxy; undefined where nothing does. */
function effect(kind: 'liveness' | 'readiness', probe: ProbeModel, open: ReadonlySet<number>): string | undefined {
  if (probe.kind === 'Other') return undefined;
  if (probe.kind === 'TcpSocket') return effects.connection;
  return open.has(probe.port) ? undefined : effects[kind];
}

function* findings(service: ServiceModel, graph: Graph): Iterable<Finding> {
  const open = openPorts(service, graph);
  for (const container of service.workload.containers) {
    for (const [kind, probe] of probesOf(container)) {
      const why = probe === undefined ? undefined : effect(kind, probe, open);
      if (why === undefined) continue;
      const severity = why === effects.connection ? 'warning' : 'error';
      const values = { probe: kind, container: container.name, effect: why };
      yield { path: service.path, at: 'workload', values, severity };
    }
  }
}

export const probeCutOff: Rule = {
  code: 'MESH3103',
  name: 'probe-cut-off',
  severity: 'error',
  summary: 'Kubelet probes that meet the proxy, because the pod template keeps the mesh from rewriting them.',
  what: "the {probe} probe of '{container}' meets the proxy: its pod template turns probe rewriting off",
  why: '{effect}',
  fix: 'remove the annotation that turns it off from the pod template',
  reads: ['namespaces', 'services', 'openings'],
  bad: strict(false),
  good: strict(true),
  *check(graph) {
    for (const service of graph.services) {
      if (service.workload.kind !== 'Given' || service.workload.probesRewritten) continue;
      if (stages[graph.namespaceOf(service).stage.name].mtls === 'STRICT') yield* findings(service, graph);
    }
  },
};
