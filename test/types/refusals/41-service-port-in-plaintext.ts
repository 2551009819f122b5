import { ResilientService, ServicePort } from 'cdk8s-mesh';
import { namespace, workload } from './preamble';

export function program() {
  const { chart, shop } = namespace();
  new ResilientService(shop, 'payments', {
    workload,
    plaintext: [{ cidr: '10.1.2.0/24', port: ServicePort.of(80), reason: 'the old batch job', until: '2026-12-31' }],
  });
  return chart;
}
