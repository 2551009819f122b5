import { versionsOf } from '../../../model/version';
import { edge, program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';
import { needsWaypoint } from '../render/ambient/waypoint';

const httpRoute = (name: string): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'raw', namespace: 'shop' },
  spec: { parentRefs: [{ group: '', kind: 'Service', name }], rules: [{ backendRefs: [{ name, port: 80 }] }] },
});

interface Spec {
  readonly parentRefs?: readonly { readonly kind?: string; readonly name?: string; readonly namespace?: string }[];
}

const routed = program({ edges: [edge({ methods: ['GET', 'HEAD'] })] });

export const secondRoute: Guard = {
  code: 'MESH6031',
  name: 'second-route',
  severity: 'error',
  summary: 'A route of Gateway API of the user for a Service whose routes a service construct owns.',
  what: '{kind} {name} is for the Service {service}, whose routes the construct {owner} says',
  why: 'a waypoint merges routes of one Service by age: which rule a request meets is left to chance',
  fix: 'say it in the routes of the service, or patch its object with patches',
  kinds: ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'],
  insteadOf: [],
  bad: { program: routed, manifest: httpRoute('payments') },
  good: { program: routed, manifest: httpRoute('ledger') },
  *check({ kind, path, metadata, spec }, graph) {
    const { parentRefs = [] } = (spec ?? {}) as Spec;
    for (const service of graph.services) {
      if (service.path === path || graph.canaryOf(service.path)?.path === path || !needsWaypoint(service, graph))
        continue;
      for (const version of versionsOf(service, graph)) {
        const index = parentRefs.findIndex(
          (parent) =>
            parent.kind === 'Service' &&
            parent.name === version.name &&
            (parent.namespace ?? metadata.namespace) === service.namespace,
        );
        if (index < 0) continue;
        const values = { kind, name: metadata.name, service: version.name, owner: version.owner };
        yield { values, at: `spec.parentRefs[${index}]`, related: [version.owner] };
      }
    }
  },
};
