import { CanaryRelease, Percent, ResilientService } from 'cdk8s-mesh';
import { namespace } from './preamble';

export function program() {
  const { chart } = namespace();
  new CanaryRelease(chart, 'ledger-canary', {
    service: ResilientService.imported({ name: 'ledger', namespace: 'finance', serviceAccount: 'ledger' }),
    canary: { image: 'registry.example/ledger:2.0.0' },
    weight: Percent.of(10),
    until: '2026-12-31',
  });
  return chart;
}
