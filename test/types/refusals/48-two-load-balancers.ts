import { LoadBalancing, ResilientService } from 'cdk8s-mesh';
import { namespace, workload } from './preamble';

export function program() {
  const { chart, shop } = namespace();
  new ResilientService(shop, 'payments', {
    workload,
    loadBalancing: [LoadBalancing.random(), LoadBalancing.roundRobin()],
  });
  return chart;
}
