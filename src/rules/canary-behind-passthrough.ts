import { canary, program, service } from './example';
import type { Rule } from './rule';

const balanced = (kind: 'Passthrough' | 'LeastRequest') =>
  program({
    services: [service({ policy: { ...service().policy, loadBalancing: { kind } } })],
    canaries: [canary()],
  });

export const canaryBehindPassthrough: Rule = {
  code: 'MESH4108',
  name: 'canary-behind-passthrough',
  severity: 'error',
  summary: 'A canary of a service whose load balancing passes requests through to the address that was dialled.',
  what: 'the canary of {service} stands behind LoadBalancing.passthrough()',
  why: 'requests go to the address that the caller dialled, which is the stable version, and metrics count them as the canary',
  fix: 'choose another load balancing for as long as there is a canary',
  reads: ['services', 'canaries'],
  bad: balanced('Passthrough'),
  good: balanced('LeastRequest'),
  *check(graph) {
    for (const { path, service: target } of graph.canaries) {
      const model = graph.service(target);
      if (model?.policy.loadBalancing.kind !== 'Passthrough') continue;
      yield { path, at: 'service', values: { service: model.name }, related: [target] };
    }
  },
};
