import { program, route, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { needsWaypoint } from '../render/ambient/waypoint';

const speaking = (protocol: 'http' | 'grpc') => {
  const port = { ...service().port, protocol };
  return program({ services: [service({ port, ports: [port], routes: [route({ protocol })] })] });
};

export const grpcTriedAgain: Rule = {
  code: 'MESH6131',
  name: 'grpc-tried-again',
  severity: 'error',
  summary: 'A service that speaks gRPC, whose waypoint is told its routes by an HTTPRoute.',
  what: '{service} speaks {protocol}, and its waypoint would try calls again on unavailable and cancelled',
  why: 'HTTPRoute says no retries, and those two statuses are in what Istio adds: they can follow a completed write',
  fix: "say routes: 'virtual-service' in the mesh, or leave out what needs a waypoint",
  reads: ['namespaces', 'services', 'canaries', 'edges', 'uses'],
  bad: speaking('grpc'),
  good: speaking('http'),
  *check(graph) {
    for (const service of graph.services) {
      const { path, name, port } = service;
      if ((port.protocol !== 'grpc' && port.protocol !== 'http2') || !needsWaypoint(service, graph)) continue;
      yield { path, at: 'protocol', values: { service: name, protocol: port.protocol } };
    }
  },
};
