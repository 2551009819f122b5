import { program, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';

const runsAs = (serviceAccount: string) =>
  program({ services: [service({ identity: { ...service().identity, serviceAccount } })] });

export const accountOfAnotherName: Rule = {
  code: 'MESH6121',
  name: 'account-of-another-name',
  severity: 'error',
  summary: 'Pods whose ServiceAccount has another name than their service.',
  what: 'the pods of {service} run as the ServiceAccount {account}',
  why: 'with ACLs Consul lets pods be the service that their ServiceAccount names and no other: they would not start',
  fix: 'run the pods as a ServiceAccount {service}, or call the service {account}',
  reads: ['services'],
  bad: runsAs('backend'),
  good: runsAs('payments'),
  *check(graph) {
    for (const { path, name, identity } of graph.services) {
      if (identity.serviceAccount === name) continue;
      yield { path, at: 'workload', values: { service: name, account: identity.serviceAccount } };
    }
  },
};
