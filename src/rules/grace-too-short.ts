import { type RouteModel, showRoute } from '../model/route';
import { program, route, service, workload } from './example';
import type { Rule } from './rule';

const withGrace = (terminationGracePeriod: number) =>
  program({
    services: [
      service({
        workload: workload({ preStopSleep: 15, terminationGracePeriod }),
        routes: [route({ timeout: 30_000 })],
      }),
    ],
  });

const longest = (routes: readonly RouteModel[]): RouteModel | undefined =>
  routes.reduce<RouteModel | undefined>((a, b) => ((b.timeout ?? 0) > (a?.timeout ?? 0) ? b : a), undefined);

export const graceTooShort: Rule = {
  code: 'MESH5102',
  name: 'grace-too-short',
  severity: 'error',
  summary: 'A grace period that ends before the requests under way: an error where nothing is left after preStop.',
  what: 'a grace period of {grace} s leaves {left} s after a preStopSleep of {sleep} s{demand}',
  why: 'the container is killed with requests under way, at every release',
  fix: 'set terminationGracePeriod to {least} seconds or more',
  reads: ['services'],
  bad: withGrace(15),
  good: withGrace(45),
  *check(graph) {
    for (const { path, workload: own, routes } of graph.services) {
      if (own.kind !== 'Own') continue;
      const { terminationGracePeriod: grace, preStopSleep: sleep } = own;
      const left = Math.max(0, grace - sleep);
      const slow = longest(routes);
      const seconds = (slow?.timeout ?? 0) / 1000;
      if (left > 0 && seconds <= left) continue;
      const demand = slow === undefined || seconds <= left ? '' : `, and ${showRoute(slow)} may take ${seconds} s`;
      const least = sleep + Math.max(1, Math.ceil(seconds));
      const numbers = { grace: String(grace), sleep: String(sleep), left: String(left), least: String(least) };
      const severity = left === 0 ? 'error' : 'warning';
      yield { path, at: 'workload.terminationGracePeriod', values: { ...numbers, demand }, severity };
    }
  },
};
