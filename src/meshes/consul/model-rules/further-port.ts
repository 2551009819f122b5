import { edgePorts } from '../../../model/resilient-service';
import { edge, program } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';

const called = (ports: readonly number[]) => program({ edges: [edge({ ports })] });

export const furtherPort: Rule = {
  code: 'MESH6125',
  name: 'further-port',
  severity: 'error',
  summary: 'An edge of the allow graph to another port than that of the routes.',
  what: 'the caller of {service} may use port {port}, and Consul knows port {known} of it and no other',
  why: 'Consul Community registers one port a service: calls to others arrive there, or nowhere',
  fix: 'make it a service of its own, or declare it with scrapes or webhooks where plaintext will do',
  reads: ['services', 'edges'],
  bad: called([9090]),
  good: called([8080]),
  *check(graph) {
    for (const one of graph.edges) {
      const service = graph.service(one.to)!;
      const known = service.port.workloadPort;
      for (const port of edgePorts(one, service)) {
        if (port === known) continue;
        const values = { service: service.name, port: String(port), known: String(known) };
        yield { path: one.path, at: `${one.at}.ports`, values, related: [service.path] };
      }
    }
  },
};
