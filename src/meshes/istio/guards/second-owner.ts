import { versionsOf } from '../../../model/version';
import { program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';

const virtualService = (host: string): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'raw', namespace: 'shop' },
  spec: { hosts: [host], http: [{ route: [{ destination: { host: 'payments' } }] }] },
});

interface Spec {
  readonly host?: string;
  readonly hosts?: readonly string[];
  readonly gateways?: readonly string[];
}

/** Istio reads a host without a dot as one of the object's own namespace. */
const qualified = (host: string, namespace: string | undefined, domain: string): string =>
  host.includes('.') || namespace === undefined ? host : `${host}.${namespace}.svc.${domain}`;

/** A leading * stands for any beginning. */
const meets = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith('*') && host.endsWith(pattern.slice(1)));

export const secondOwner: Guard = {
  code: 'MESH6002',
  name: 'second-owner',
  severity: 'error',
  summary:
    'A VirtualService, DestinationRule or ServiceEntry of the user for a host whose traffic configuration a service construct owns.',
  what: '{kind} {name} is for the host {host}, which the construct {owner} configures',
  why: 'in the mesh one of the two wins whole, by age or namespace, and the other is ignored',
  fix: 'say it in the props of the service, or patch its object with patches',
  kinds: ['VirtualService', 'DestinationRule', 'ServiceEntry'],
  insteadOf: ['MESH9101', 'MESH9107', 'MESH9108', 'MESH9109', 'MESH9110', 'MESH9111'],
  bad: { program: program(), manifest: virtualService('payments') },
  good: { program: program(), manifest: virtualService('ledger') },
  *check(manifest, graph) {
    const spec = (manifest.spec ?? {}) as Spec;
    // a VirtualService of named gateways only does not touch calls inside the mesh
    if (spec.gateways !== undefined && !spec.gateways.includes('mesh')) return;
    const { name, namespace } = manifest.metadata;
    for (const service of graph.services) {
      if (service.path === manifest.path || graph.canaryOf(service.path)?.path === manifest.path) continue;
      const domain = graph.namespaceOf(service).mesh.clusterDomain;
      const hosts = [...(spec.hosts ?? []), ...(spec.host === undefined ? [] : [spec.host])];
      const taken = hosts.map((host) => qualified(host, namespace, domain));
      for (const version of versionsOf(service, graph)) {
        if (!taken.some((host) => meets(host, version.host))) continue;
        const values = { kind: manifest.kind, name, host: version.host, owner: version.owner };
        yield {
          values,
          at: manifest.kind === 'DestinationRule' ? 'spec.host' : 'spec.hosts',
          related: [version.owner],
        };
      }
    }
  },
};
