import { Identity, WorkloadPort } from 'cdk8s-mesh';
import { service } from './preamble';

export function program() {
  const { chart, shop, payments } = service();
  const from = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
  shop.allow({ from, to: payments, ports: [WorkloadPort.of(8080)] });
  return chart;
}
