import { program } from '../../../rules/example';
import type { Guard } from '../../guard';
import { consulNamespace, entry, isConsulObject, serviceCalled, writtenFor } from './ours';

const kinds = ['ServiceDefaults', 'ServiceResolver', 'ServiceSplitter', 'ServiceRouter'];
const example = program({ namespaces: [consulNamespace()] });

export const secondEntry: Guard = {
  code: 'MESH6023',
  name: 'second-entry',
  severity: 'error',
  summary:
    'A ServiceDefaults, ServiceResolver, ServiceSplitter or ServiceRouter of the user for a service of a construct.',
  what: '{kind} {name} is for the service that the construct {owner} configures',
  why: 'Consul has one entry of a kind and name, whatever the namespace: the second is refused or takes the place of ours',
  fix: 'say it in the props of the service, or patch its object with patches',
  kinds,
  insteadOf: [],
  bad: { program: example, manifest: entry('ServiceRouter', 'payments', { routes: [] }) },
  good: { program: example, manifest: entry('ServiceRouter', 'ledger', { routes: [] }) },
  *check(manifest, graph) {
    if (!isConsulObject(manifest)) return;
    const { name, namespace } = manifest.metadata;
    const service = serviceCalled({ name, namespace }, graph);
    if (service === undefined || writtenFor(manifest, graph)?.path === service.path) return;
    const values = { kind: manifest.kind, name, owner: service.path };
    yield { values, at: 'metadata.name', related: [service.path] };
  },
};
