import { App, Chart, Duration } from 'cdk8s';
import { get, Identity, istio, type OwnWorkloadProps, ResilientService, Stage, ZeroTrustNamespace } from '../../../src';
import type { Group } from '../../programs/group';
import { objectsIn } from '../../programs/read-yaml';

type Resources = OwnWorkloadProps['resources'];

/** Amounts as users write them: each is a fine quantity, and not the one way in which the API server writes it. */
const amounts: Readonly<Record<string, Resources>> = {
  'no limits at all': { limits: {} },
  'halves of a CPU': { requests: { cpu: '0.5', memory: '128Mi' } },
  'thousands of millis': { requests: { cpu: '2000m', memory: '128Mi' } },
  'mebibytes that are gibibytes': { limits: { memory: '2048Mi' } },
  'one and a half gibibytes': { limits: { memory: '1.5Gi' } },
};

function group(name: string, resources: Resources): Group {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const caller = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: istio({ version: '1.31' }), stage: Stage.observe() });
  const payments = new ResilientService(shop, 'payments', {
    workload: { image: 'registry.example/payments:1.0.0', port: 8080, ports: { metrics: 9090 }, resources },
    routes: [get('/payments', { timeout: Duration.seconds(1) })],
  });
  shop.allow({ from: caller, to: payments });
  return { name, objects: objectsIn(app.synthYaml()) };
}

/** Own workloads with what users may say of their resources. */
export const workloads = (): readonly Group[] =>
  Object.entries(amounts).map(([name, resources]) => group(name, resources));
