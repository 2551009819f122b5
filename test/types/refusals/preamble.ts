import { type Chart, Duration, Testing } from 'cdk8s';
import { istio, ResilientService, type Route, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';

/** The day of all evidence here; the tests set MESH_AS_OF to a week later. */
const date = '2026-11-14';

export const workload = { image: 'registry.example/payments:1.9.2', port: 8080 } as const;

/** Evidence as it should be, of the namespace `shop`. */
export const plaintext = {
  namespace: 'shop',
  window: Duration.days(14),
  plaintextRequests: 0,
  source: 'prometheus.example',
  date,
} as const;
export const denials = {
  namespace: 'shop',
  window: Duration.days(14),
  deniedRequests: 0,
  source: 'prometheus.example',
  date,
} as const;
export const lock = { lock: 'none', reason: 'release 41 showed the stage before' } as const;
export const answers = { webhooks: 'none', scrapes: 'none' } as const;

/** A chart with an observed namespace on Istio 1.31. */
export function namespace() {
  const chart = Testing.chart();
  const mesh = istio({ version: '1.31' });
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
  return { chart, mesh, shop };
}

/** The same with a service. */
export function service() {
  const { chart, mesh, shop } = namespace();
  const payments = new ResilientService(shop, 'payments', { workload });
  return { chart, mesh, shop, payments };
}

/** A service with these routes. */
export function serve(...routes: readonly Route[]): Chart {
  const { chart, shop } = namespace();
  new ResilientService(shop, 'payments', { workload, routes });
  return chart;
}
