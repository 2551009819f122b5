import { Chart, Testing } from 'cdk8s';
import { istio, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';

export function program() {
  const chart = new Chart(Testing.app(), 'shop');
  const mesh = istio({ version: '1.31' });
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
  const workload = { image: 'registry.example/payments:1.0.0', port: 8080 };
  shop.allow({ from: mesh.ingress, to: new ResilientService(shop, 'payments', { workload }) });
  return chart;
}
