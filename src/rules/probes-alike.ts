import type { ContainerModel, ProbeModel } from '../model/workload';
import { program, service, workload } from './example';
import type { Rule } from './rule';

const asking = (readinessPath: string) => {
  const containers = workload().containers.map((container) => ({
    ...container,
    liveness: { kind: 'HttpGet', path: '/health', port: 8080 } as const,
    readiness: { kind: 'HttpGet', path: readinessPath, port: 8080 } as const,
  }));
  return program({ services: [service({ workload: workload({ containers }) })] });
};

/** The question of a probe, or undefined where it cannot be told. */
function question(probe: ProbeModel | undefined): string | undefined {
  if (probe?.kind === 'HttpGet') return `GET ${probe.path} on port ${probe.port}`;
  return probe?.kind === 'TcpSocket' ? `for a connection to port ${probe.port}` : undefined;
}

const alike = ({ liveness, readiness }: ContainerModel): string | undefined =>
  question(liveness) === question(readiness) ? question(liveness) : undefined;

export const probesAlike: Rule = {
  code: 'MESH5101',
  name: 'probes-alike',
  severity: 'warning',
  summary: 'Liveness and readiness that ask the same question.',
  what: "liveness and readiness of '{container}' both ask {question}",
  why: 'what should only take the pod out of the Service also restarts it, such as a slow dependency',
  fix: 'ask for liveness what fails only when a restart helps, or leave it out',
  reads: ['services'],
  bad: asking('/health'),
  good: asking('/ready'),
  *check(graph) {
    for (const { path, workload: own } of graph.services) {
      if (own.kind !== 'Own' && own.kind !== 'Given') continue;
      const at = own.kind === 'Own' ? 'workload.probes' : 'workload';
      for (const container of own.containers) {
        const asked = alike(container);
        if (asked !== undefined) yield { path, at, values: { container: container.name, question: asked } };
      }
    }
  },
};
