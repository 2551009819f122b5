import { versionsOf } from '../../../model/version';
import type { ContainerModel, ProbeModel } from '../../../model/workload';
import { program, service, workload } from '../../../rules/example';
import type { Finding, Rule } from '../../../rules/rule';
import { openPorts } from '../render/mutual-tls';

const [main] = workload().containers;
const asked = (readiness: ProbeModel) =>
  program({ services: [service({ workload: workload({ containers: [{ ...main!, readiness }] }) })] });

const probesOf = ({ liveness, readiness }: ContainerModel) =>
  [
    ['liveness', liveness],
    ['readiness', readiness],
  ] as const;

/** What becomes of the probe of a kind that the webhook does not send past the proxy. */
const effects: Readonly<Partial<Record<ProbeModel['kind'], Required<Pick<Finding, 'severity'>> & { effect: string }>>> =
  {
    TcpSocket: {
      severity: 'warning',
      effect: 'the proxy takes every connection, so it passes while the application is down',
    },
    Grpc: { severity: 'error', effect: 'the proxy speaks TLS on that port, so it never passes' },
  };

export const probeAnsweredByTheProxy: Rule = {
  code: 'MESH6123',
  name: 'probe-answered-by-the-proxy',
  severity: 'warning',
  summary: 'Probes by TCP or gRPC, which Consul does not send past the proxy.',
  what: "the {probe} probe of container '{container}' of {service} is by {kind}, and meets the proxy",
  why: '{effect}',
  fix: 'probe by HTTP: name its path in probes',
  reads: ['services', 'canaries', 'openings'],
  bad: asked({ kind: 'TcpSocket', port: 8080 }),
  good: asked({ kind: 'HttpGet', path: '/ready', port: 8080 }),
  *check(graph) {
    for (const one of graph.services) {
      const open = openPorts(one, graph);
      for (const { owner, workload } of versionsOf(one, graph)) {
        for (const container of workload.containers) {
          for (const [probe, model] of probesOf(container)) {
            const found = model === undefined ? undefined : effects[model.kind];
            if (model === undefined || found === undefined || ('port' in model && open.includes(model.port))) continue;
            const { severity, effect } = found;
            const kind = model.kind === 'Grpc' ? 'gRPC' : 'TCP';
            const values = { probe, container: container.name, service: one.name, kind, effect };
            yield { path: owner, at: owner === one.path ? 'workload' : 'canary', values, severity };
          }
        }
      }
    }
  },
};
