import { Duration } from 'cdk8s';
import { ResilientService } from 'cdk8s-mesh';
import { namespace, workload } from './preamble';

export function program() {
  const { chart, shop } = namespace();
  const circuitBreaker = {
    consecutive5xx: 5,
    ejectFor: Duration.seconds(30),
    ejectForr: Duration.seconds(60),
    ejectAtMost: 1,
  };
  const props = { workload, circuitBreaker };
  new ResilientService(shop, 'payments', props);
  return chart;
}
