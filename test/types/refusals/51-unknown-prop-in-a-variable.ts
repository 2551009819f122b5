import { Duration } from 'cdk8s';
import { ResilientService } from 'cdk8s-mesh';
import { namespace, workload } from './preamble';

export function program() {
  const { chart, shop } = namespace();
  const props = { workload, timeout: Duration.seconds(3) };
  new ResilientService(shop, 'payments', props);
  return chart;
}
