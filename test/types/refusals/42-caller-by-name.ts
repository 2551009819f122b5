import { service } from './preamble';

export function program() {
  const { chart, shop, payments } = service();
  shop.allow({ from: 'orders', to: payments });
  return chart;
}
