import { canaryVersion } from '../../../model/version';
import { edge, namespace, program, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';

const office = namespace({ path: 'chart/office', name: 'office' });
const other = (name: string) =>
  service({ name, path: `chart/office/${name}`, namespacePath: office.path, namespace: office.name });
const both = (name: string) =>
  program({
    namespaces: [namespace(), office],
    services: [service(), other(name)],
    edges: [edge(), edge({ path: office.path, to: other(name).path })],
  });

export const nameOfTwoServices: Rule = {
  code: 'MESH6120',
  name: 'name-of-two-services',
  severity: 'error',
  summary: 'Two services of one name, in two Kubernetes namespaces that are one to Consul.',
  what: 'the service {name} of namespace {namespace} and the one of namespace {other} are one service to Consul',
  why: 'Consul Community has one namespace, and one entry of a kind for each name in it',
  fix: "rename one of them, or say edition: 'enterprise' where Consul mirrors the namespaces",
  reads: ['services', 'canaries'],
  bad: both('payments'),
  good: both('ledger'),
  *check(graph) {
    const owners = new Map<string, { readonly path: string; readonly namespace: string }>();
    const named = graph.services.map(({ name, path, namespace }) => ({ name, path, namespace }));
    for (const canary of graph.canaries) {
      const stable = graph.service(canary.service);
      if (stable === undefined || stable.versions === 'subsets') continue;
      const { name, owner: path } = canaryVersion(stable, canary);
      named.push({ name, path, namespace: stable.namespace });
    }
    for (const { name, path, namespace } of named) {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, { path, namespace });
      else if (owner.namespace !== namespace)
        yield { path, values: { name, namespace, other: owner.namespace }, related: [owner.path] };
    }
  },
};
