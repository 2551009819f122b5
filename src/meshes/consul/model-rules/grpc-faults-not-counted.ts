import { canary, program, route, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';

const http2 = { ...service().port, protocol: 'http2' } as const;
const mixed = (errorRate: number | undefined) =>
  program({
    services: [service({ port: http2, ports: [http2], routes: [route({ protocol: 'grpc' }), route()] })],
    canaries: [canary({ watch: { errorRate, latency: 800, during: 300_000 } })],
  });

export const grpcFaultsNotCounted: Rule = {
  code: 'MESH6124',
  name: 'grpc-faults-not-counted',
  severity: 'warning',
  summary: 'A watched error rate of a service with gRPC routes beside HTTP.',
  what: 'the error rate of {service} counts 5xx, and none of the faults of its gRPC routes',
  why: 'gRPC faults come with status 200, and Consul counts them only where the whole service speaks gRPC',
  fix: 'give the gRPC methods a service of their own, or watch the latency alone',
  reads: ['services', 'canaries'],
  bad: mixed(1),
  good: mixed(undefined),
  *check(graph) {
    for (const { path, service: of, watch } of graph.canaries) {
      const service = graph.service(of)!;
      const isMixed = service.port.protocol !== 'grpc' && service.routes.some(({ protocol }) => protocol === 'grpc');
      if (isMixed && watch?.errorRate !== undefined)
        yield { path, at: 'watch.errorRate', values: { service: service.name }, related: [service.path] };
    }
  },
};
