import { program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';
import { declaredIn } from './declared';

const profile = (name: string): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'linkerd.io/v1alpha2',
  kind: 'ServiceProfile',
  metadata: { name, namespace: 'shop' },
  spec: { routes: [] },
});

export const serviceProfile: Guard = {
  code: 'MESH6010',
  name: 'service-profile',
  severity: 'error',
  summary: 'A ServiceProfile for the host of a service construct.',
  what: 'ServiceProfile {name} is for the host that the construct {owner} configures',
  why: 'a ServiceProfile turns the routes of its host off, with their timeouts, retries and breakers, and a canary loses its weight',
  fix: 'delete it, and say it in the props of the service',
  kinds: ['ServiceProfile'],
  insteadOf: [],
  bad: { program: program(), manifest: profile('payments.shop.svc.cluster.local') },
  good: { program: program(), manifest: profile('ledger.shop.svc.cluster.local') },
  *check({ metadata }, graph) {
    for (const { version } of declaredIn(graph)) {
      if (version.host !== metadata.name) continue;
      yield { values: { name: metadata.name, owner: version.owner }, at: 'metadata.name', related: [version.owner] };
    }
  },
};
