import type { IdentityModel } from '../model/identity';
import { canary, edge, namespace, program } from './example';
import type { Rule } from './rule';

const gateway: IdentityModel = { trustDomain: 'cluster.local', namespace: 'ingress', serviceAccount: 'gateway' };

const calledBy = (serviceAccount: string) =>
  program({
    namespaces: [namespace({ mesh: { ...namespace().mesh, ingress: gateway } })],
    canaries: [canary()],
    edges: [edge({ from: { kind: 'Identity', identity: { ...gateway, serviceAccount } } })],
  });

const isSame = (a: IdentityModel, b: IdentityModel): boolean =>
  a.trustDomain === b.trustDomain && a.namespace === b.namespace && a.serviceAccount === b.serviceAccount;

export const canaryBehindAGateway: Rule = {
  code: 'MESH4109',
  name: 'canary-behind-a-gateway',
  severity: 'warning',
  summary: 'A canary of a service that only the ingress gateway may call.',
  what: 'only the ingress gateway may call {service}, so nothing here sends the canary its share',
  why: 'a gateway splits by routes of its own: the canary may get nothing, and its alerts stay silent',
  fix: 'split at the gateway too, or release the canary of a service that is called inside the mesh',
  reads: ['namespaces', 'services', 'canaries', 'edges'],
  bad: calledBy('gateway'),
  good: calledBy('storefront'),
  *check(graph) {
    for (const { path, service } of graph.canaries) {
      const target = graph.service(service);
      const ingress = target === undefined ? undefined : graph.namespaceOf(target).mesh.ingress;
      const edges = graph.edgesTo(service);
      if (target === undefined || ingress === undefined || edges.length === 0) continue;
      if (!edges.every(({ from }) => from.kind === 'Identity' && isSame(from.identity, ingress))) continue;
      yield { path, at: 'service', values: { service: target.name }, related: [service] };
    }
  },
};
