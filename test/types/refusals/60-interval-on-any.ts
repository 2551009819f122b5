import { Duration, Testing } from 'cdk8s';
import { istio, Percent, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { workload } from './preamble';

const version: string = '1.30';

export function program() {
  const chart = Testing.chart();
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: istio({ version }), stage: Stage.observe() });
  new ResilientService(shop, 'payments', {
    workload,
    retryBudget: { percent: Percent.of(20), interval: Duration.seconds(5) },
  });
  return chart;
}
