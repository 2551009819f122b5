import type { Mutation } from './mutation';

const routes = 'src/meshes/istio/render/virtual-service.ts';

/** Faults in canary releases. */
export const canaryMutations: readonly Mutation[] = [
  {
    name: 'weights-swapped',
    breaks: 'the canary gets what the stable version should have',
    file: 'src/meshes/shared/render/shares.ts',
    find: 'return [100 * scale - canary, canary];',
    replacement: 'return [canary, 100 * scale - canary];',
    suite: 'traffic',
    cause: /10 % of \d+ requests meet the canary.*\d+ of \d+ is no tenth/s,
  },
  {
    name: 'testers-last',
    breaks: 'the route of the testers comes after the split, which takes all of their requests',
    file: routes,
    find: "return [{ suffix: '-testers', extra: [testers], route: [destination(other, service, 100)] }, rest];",
    replacement: "return [rest, { suffix: '-testers', extra: [testers], route: [destination(other, service, 100)] }];",
    suite: 'traffic',
    cause: /testers by header always meet the canary\nshares: \{"stable":0,"canary":\d+\} was promised/,
  },
  {
    name: 'version-without-breaker',
    breaks: "the canary's own host has no circuit breaker",
    file: 'src/meshes/istio/render/destination-rule.ts',
    find: '...(circuitBreaker === undefined ?',
    replacement: "...(circuitBreaker === undefined || version.role === 'canary' ?",
    suite: 'traffic',
    cause:
      /breaker-canary: one endpoint of three is left out.*requests to the failing endpoint: 5 was promised, 20 was seen/s,
  },
  {
    name: 'routes-before-pods',
    breaks: 'a sync wave gives the canary its share before its pods are there',
    file: 'src/meshes/draft.ts',
    find: 'traffic: -1,',
    replacement: 'traffic: -4,',
    suite: 'rollout',
    cause: /by sync waves.*: no request fails.*VirtualService \S+ applied: \d+ requests failed/s,
  },
  {
    name: 'selector-changed',
    breaks: 'the Service selects by other labels as soon as there is a canary',
    file: 'src/meshes/istio/render/resilient-service.ts',
    find: 'renderKubernetesService(stable, service, service.selector),',
    replacement: `renderKubernetesService(
        stable,
        service,
        graph.canaryOf(service.path) === undefined ? service.selector : stable.workload.labels,
      ),`,
    suite: 'rollout',
    cause: /Service \S+ selects \{.*\}, and before \{/,
  },
  {
    name: 'canary-selects-stable',
    breaks: "the canary's Service selects the pods of the stable version",
    file: 'src/meshes/istio/render/canary-release.ts',
    find: 'renderKubernetesService(version, service, version.workload.labels, plan),',
    replacement: 'renderKubernetesService(version, service, service.selector, plan),',
    suite: 'rollout',
    cause: /the canary at 10 %: \d+ of \d+ requests met the canary, and 10 % should/,
  },
];
