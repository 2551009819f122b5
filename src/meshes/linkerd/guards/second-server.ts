import type { HTTPRouteSpec } from '../../../../imports/gateway-api-1.2.1/http-route-v1';
import type { ServerSpec, ServerSpecExternalWorkloadSelector } from '../../../../imports/linkerd-2.20/server-v1beta3';
import { program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';
import { declaredOf, guardedBy, isOurs, portsOf } from './declared';

const server = (port: number): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'policy.linkerd.io/v1beta3',
  kind: 'Server',
  metadata: { name: 'raw', namespace: 'shop' },
  spec: { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'payments' } }, port },
});

/** Whether a selector may meet pods with these labels; what is known of them need not be all. */
function meets(selector: ServerSpecExternalWorkloadSelector, labels: Readonly<Record<string, string>>): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const isOther = (key: string, values: readonly unknown[]): boolean =>
    labels[key] !== undefined && !values.includes(labels[key]);
  if (Object.entries(matchLabels).some(([key, value]) => isOther(key, [value]))) return false;
  return !matchExpressions.some(({ key, operator, values = [] }) => {
    if (operator === 'In') return isOther(key, values);
    if (operator === 'NotIn') return labels[key] !== undefined && values.includes(labels[key]);
    return operator === 'DoesNotExist' && labels[key] !== undefined;
  });
}

export const secondServer: Guard = {
  code: 'MESH6012',
  name: 'second-server',
  severity: 'error',
  summary:
    'A Server of the user for a port that a service construct guards, or a route of the user on a Server of ours.',
  what: '{kind} {name} is for port {port} of {owner}, which has a Server of its own',
  why: 'of two Servers the older one alone holds; a route takes requests away from those that say who may send them',
  fix: 'delete it, and say who may call in the program: namespace.allow({ from, to, methods, paths })',
  kinds: ['Server', 'HTTPRoute', 'GRPCRoute'],
  insteadOf: [],
  bad: { program: program(), manifest: server(8080) },
  good: { program: program(), manifest: server(9000) },
  *check(manifest, graph) {
    if (isOurs(manifest, graph)) return;
    const { kind, metadata, spec } = manifest;
    const { name, namespace } = metadata;
    if (kind !== 'Server') {
      const { parentRefs = [] } = (spec ?? {}) as HTTPRouteSpec;
      for (const [index, parent] of parentRefs.entries()) {
        const found = parent.kind === 'Server' ? guardedBy(parent.name, namespace, graph) : undefined;
        if (found === undefined) continue;
        const port = parent.name.slice(found.version.name.length + 1);
        const values = { kind, name, port, owner: found.version.owner };
        yield { values, at: `spec.parentRefs[${index}]`, related: [found.version.owner] };
      }
      return;
    }
    const { podSelector, port } = (spec ?? {}) as Partial<ServerSpec>;
    if (podSelector === undefined) return;
    for (const one of declaredOf(graph, namespace)) {
      const named = one.service.ports.find((declared) => declared.name === port)?.workloadPort;
      const number = typeof port === 'number' ? port : named;
      if (number === undefined || !portsOf(one, graph).includes(number)) continue;
      if (!meets(podSelector, one.version.workload.labels)) continue;
      const values = { kind, name, port: String(port), owner: one.version.owner };
      yield { values, at: 'spec.port', related: [one.version.owner] };
    }
  },
};
