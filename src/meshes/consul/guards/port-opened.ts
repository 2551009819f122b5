import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { versionsOf } from '../../../model/version';
import { opening, program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';
import { excludeInboundPorts, openPorts } from '../render/mutual-tls';
import { consulNamespace, isOfConsul } from './ours';

const example = program({ namespaces: [consulNamespace()], openings: [opening()] });
const deployment = (ports: string): Manifest => ({
  path: 'chart/shop/payments',
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'payments', namespace: 'shop' },
  spec: { template: { metadata: { annotations: { [excludeInboundPorts]: ports } } } },
});

interface Spec {
  readonly template?: { readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> } };
}

/** The service whose pods a Deployment makes: ours, or one that was given to it. */
const serviceOf = ({ path }: Manifest, graph: Graph): ServiceModel | undefined =>
  graph.services.find((service) =>
    versionsOf(service, graph).some(({ owner, workload }) => {
      const place = workload.kind === 'Given' ? workload.path : owner;
      return path === place || path.startsWith(`${place}/`);
    }),
  );

export const portOpened: Guard = {
  code: 'MESH6027',
  name: 'port-opened',
  severity: 'error',
  summary: 'A Deployment, patched or given, that takes a port out of the proxy without a declared opening.',
  what: 'Deployment {name} takes port {port} out of the proxy, which no prop of the service {service} opens',
  why: 'whoever reaches the pod then reaches that port without mutual TLS and without intentions',
  fix: 'declare it on the service (plaintext, webhooks or scrapes), or drop it from the annotation',
  kinds: ['Deployment'],
  insteadOf: [],
  bad: { program: example, manifest: deployment('8080,9090') },
  good: { program: example, manifest: deployment('8080') },
  *check(manifest, graph) {
    const said = ((manifest.spec ?? {}) as Spec).template?.metadata?.annotations?.[excludeInboundPorts] ?? '';
    const service = said === '' ? undefined : serviceOf(manifest, graph);
    if (service === undefined || !isOfConsul(graph.namespaceOf(service))) return;
    const declared = new Set(openPorts(service, graph).map(String));
    const at = `spec.template.metadata.annotations.${excludeInboundPorts}`;
    for (const port of said.split(',').map((one) => one.trim())) {
      if (port === '' || declared.has(port)) continue;
      const values = { name: manifest.metadata.name, port, service: service.name };
      yield { values, at, related: [service.path] };
    }
  },
};
