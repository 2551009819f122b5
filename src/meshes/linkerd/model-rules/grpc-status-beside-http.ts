import { exact } from '../../../model/path-match';
import { retryConditions } from '../../../model/retry';
import { showRoute } from '../../../model/route';
import { program, route, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { kindOf } from '../render/route-groups';

const get = route({
  protocol: 'grpc',
  methods: ['POST'],
  path: exact('/stock.v1.Stock/Get'),
  retries: { kind: 'Retry', attempts: 2, conditions: ['unavailable'], perTryTimeout: undefined, backoff: 25 },
});
const withCatchAll = (protocol: 'http' | 'grpc') =>
  program({
    services: [service({ routes: [get], catchAll: route({ at: '', protocol, methods: [], path: undefined }) })],
  });

export const grpcStatusBesideHttp: Rule = {
  code: 'MESH6113',
  name: 'grpc-status-beside-http',
  severity: 'error',
  summary: 'Retries on gRPC statuses in a service that also takes plain HTTP.',
  what: '{route} retries on gRPC statuses, and the service takes other requests than gRPC',
  why: 'only a GRPCRoute retries on them in Linkerd, and it hides the HTTPRoutes of its port',
  fix: "leave protocol out or say 'grpc', or give the gRPC methods a service of their own",
  reads: ['services'],
  bad: withCatchAll('http'),
  good: withCatchAll('grpc'),
  *check(graph) {
    for (const target of graph.services) {
      if (kindOf(target) === 'grpc') continue;
      for (const one of target.routes) {
        if (one.protocol !== 'grpc' || one.retries.kind === 'Off') continue;
        const isByStatus = one.retries.conditions.some((c) => retryConditions[c].feature === 'retryOnGrpcStatus');
        if (isByStatus) yield { path: target.path, at: `${one.at}.retries.on`, values: { route: showRoute(one) } };
      }
    }
  },
};
