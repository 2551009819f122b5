import { ApiObject } from 'cdk8s';
import { ResilientService } from 'cdk8s-mesh';
import { namespace } from './preamble';

export function program() {
  const { chart, shop } = namespace();
  const metadata = { namespace: 'shop' };
  const deployment = new ApiObject(chart, 'deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata });
  new ResilientService(shop, 'payments', {
    workload: { deployment, port: 8080, image: 'registry.example/payments:1.9.2' },
  });
  return chart;
}
