import { ResilientService } from 'cdk8s-mesh';
import { namespace } from './preamble';

export function program() {
  const { chart, shop } = namespace();
  new ResilientService(shop, 'payments', {
    workload: {
      selector: { app: 'payments' },
      serviceAccount: 'payments',
      port: 8080,
      image: 'registry.example/payments:1.9.2',
    },
  });
  return chart;
}
