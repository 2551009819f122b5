import { program } from '../../../rules/example';
import type { Guard } from '../../guard';
import { consulNamespace, entry, isConsulObject, serviceCalled, writtenFor } from './ours';

const example = program({ namespaces: [consulNamespace()] });
const intentions = (name: string) =>
  entry('ServiceIntentions', 'raw', { destination: { name }, sources: [{ name: 'web', action: 'allow' }] });

interface Spec {
  readonly destination?: { readonly name?: string; readonly namespace?: string };
}

export const secondIntentions: Guard = {
  code: 'MESH6020',
  name: 'second-intentions',
  severity: 'error',
  summary: 'ServiceIntentions of the user whose destination is a service of a construct.',
  what: 'ServiceIntentions {name} has the destination {destination}, whose intentions the namespace construct writes',
  why: 'Consul has one entry a destination: its webhook refuses the second, or the callers of the first are gone',
  fix: 'declare the caller with allow() on the namespace, or patch our object with patches',
  kinds: ['ServiceIntentions'],
  insteadOf: [],
  bad: { program: example, manifest: intentions('payments') },
  good: { program: example, manifest: intentions('ledger') },
  *check(manifest, graph) {
    if (!isConsulObject(manifest)) return;
    const { name: destination, namespace = manifest.metadata.namespace } =
      ((manifest.spec ?? {}) as Spec).destination ?? {};
    const service = serviceCalled({ name: destination, namespace }, graph);
    if (service === undefined || writtenFor(manifest, graph)?.path === service.path) return;
    const values = { name: manifest.metadata.name, destination: destination! };
    yield { values, at: 'spec.destination.name', related: [service.path] };
  },
};
