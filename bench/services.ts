import { type Chart, Duration } from 'cdk8s';
import {
  CanaryRelease,
  get,
  Identity,
  istio,
  Percent,
  post,
  ResilientService,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';

const perNamespace = 50;

/** Services with routes and a breaker, each called by the one before it in its namespace; one in ten has a canary. */
export function declareServices(chart: Chart, services: number): void {
  const ingress = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
  const mesh = istio({ version: '1.31', ingress, asOf: '2026-06-01' });
  for (let first = 0; first < services; first += perNamespace) {
    const namespace = new ZeroTrustNamespace(chart, `n${first}`, { mesh, stage: Stage.observe() });
    let caller: ResilientService | Identity = mesh.ingress;
    for (let i = first; i < Math.min(first + perNamespace, services); i++) {
      const service: ResilientService = new ResilientService(namespace, `s${i}`, {
        workload: { image: 'registry.example/service:1.0.0', port: 8080, replicas: 3 },
        routes: [
          get('/items', { timeout: Duration.seconds(2), retries: { attempts: 2, on: ['5xx'] } }),
          post('/items', { timeout: Duration.seconds(5) }),
        ],
        circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 },
      });
      namespace.allow({ from: caller, to: service });
      caller = service;
      if (i % 10 !== 1) continue; // not the first, which only the gateway calls
      new CanaryRelease(chart, `s${i}-canary`, {
        service,
        canary: { image: 'registry.example/service:2.0.0' },
        weight: Percent.of(10),
        watch: { errorRate: Percent.of(1) },
        until: '2026-12-31',
      });
    }
  }
}
