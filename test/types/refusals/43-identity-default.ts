import { Identity } from 'cdk8s-mesh';
import { service } from './preamble';

export function program() {
  const { chart, shop, payments } = service();
  shop.allow({ from: Identity.fromServiceAccount({ namespace: 'batch', name: 'default' }), to: payments });
  return chart;
}
