import { edge, program } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';

const from = (trustDomain: string) =>
  program({
    edges: [
      edge({
        from: { kind: 'Identity', identity: { trustDomain, namespace: 'ingress', serviceAccount: 'gateway' } },
      }),
    ],
  });

export const foreignCaller: Rule = {
  code: 'MESH6128',
  name: 'foreign-caller',
  severity: 'error',
  summary: 'An edge from an identity of another trust domain.',
  what: 'the caller {name} is of the trust domain {trustDomain}, and Consul would let in its own {name}',
  why: 'the source of an intention is a service name of the own mesh; another mesh is a peer with a name of its own',
  fix: 'drop the edge, and patch ServiceIntentions with a source that has its peer',
  reads: ['namespaces', 'services', 'edges'],
  bad: from('other.example'),
  good: from('cluster.local'),
  *check(graph) {
    for (const { from, to, path, at } of graph.edges) {
      if (from.kind === 'Service') continue;
      const { trustDomain, serviceAccount } = from.identity;
      if (trustDomain === graph.namespaceOf(graph.service(to)!).mesh.trustDomain) continue;
      yield { path, at: `${at}.from`, values: { name: serviceAccount, trustDomain } };
    }
  },
};
