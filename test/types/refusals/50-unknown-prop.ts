import { Percent, ResilientService } from 'cdk8s-mesh';
import { namespace, workload } from './preamble';

export function program() {
  const { chart, shop } = namespace();
  new ResilientService(shop, 'payments', { workload, retryBudgets: { percent: Percent.of(20) } });
  return chart;
}
