import { ResilientService } from 'cdk8s-mesh';
import { service } from './preamble';

export function program() {
  const { chart, shop, payments } = service();
  const ledger = ResilientService.imported({ name: 'ledger', namespace: 'finance', serviceAccount: 'default' });
  shop.allow({ from: ledger, to: payments });
  return chart;
}
