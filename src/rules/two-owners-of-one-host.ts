import { canaryVersion } from '../model/version';
import { edge, program, service } from './example';
import type { Rule } from './rule';

const orders = service({ name: 'orders' });
const edges = [edge(), edge({ at: 'allow[1]', to: orders.path })];

export const twoOwnersOfOneHost: Rule = {
  code: 'MESH2106',
  name: 'two-owners-of-one-host',
  severity: 'error',
  summary: 'Two constructs that configure the traffic of one host.',
  what: '{host} is already the host of {other}',
  why: 'a host has one traffic configuration: routes, breaker and retries of one of the two would be ignored',
  fix: 'rename one of them, or make one service with several routes',
  reads: ['services', 'canaries'],
  bad: program({ services: [service(), { ...orders, host: service().host }], edges }),
  good: program({ services: [service(), orders], edges }),
  *check(graph) {
    const owners = new Map<string, string>();
    const hosts = graph.services.map(({ path, host }) => ({ path, host }));
    for (const canary of graph.canaries) {
      const stable = graph.service(canary.service);
      if (stable === undefined || stable.versions === 'subsets') continue;
      hosts.push({ path: canary.path, host: canaryVersion(stable, canary).host });
    }
    for (const { path, host } of hosts) {
      const other = owners.get(host);
      if (other === undefined) owners.set(host, path);
      else yield { path, values: { host, other }, related: [other] };
    }
  },
};
