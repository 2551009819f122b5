import { CanaryRelease } from 'cdk8s-mesh';
import { service } from './preamble';

export function program() {
  const { chart, payments } = service();
  new CanaryRelease(chart, 'payments-canary', {
    service: payments,
    canary: { image: 'registry.example/payments:2.0.0' },
    weight: 10,
    until: '2026-12-31',
  });
  return chart;
}
