import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  get,
  header,
  Identity,
  istio,
  Percent,
  post,
  prefix,
  ResilientService,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { Mesh } from 'cdk8s-mesh/pulumi';

const config = new pulumi.Config();
const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });

// of another team, in the same cluster
const ledger = new kubernetes.core.v1.ConfigMap('ledger', {
  metadata: { namespace: 'finance', name: 'ledger' },
  data: { url: 'https://ledger.finance.example' },
});

const release = new Mesh('shop', (scope) => {
  const shop = new ZeroTrustNamespace(scope, 'shop', {
    mesh: istio({ version: '1.31', ingress: gateway }),
    stage: Stage.observe(),
  });

  const payments = new ResilientService(shop, 'payments', {
    workload: {
      image: config.require('image'),
      port: 8080,
      replicas: config.requireNumber('replicas'),
      env: { LEDGER_URL: ledger.data.apply(({ url }) => url!) },
    },
    routes: [
      get('/payments', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx', 'reset'] } }),
      post('/payments', { timeout: Duration.seconds(5) }),
    ],
    circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 },
  });
  const orders = new ResilientService(shop, 'orders', {
    workload: { image: 'registry.example/orders:1.4.0', port: 8080 },
    routes: [get(prefix('/orders'), { timeout: Duration.seconds(2) }), post('/orders')],
  });
  shop.allow({ from: gateway, to: orders });
  shop.allow({ from: orders, to: payments });

  new CanaryRelease(scope, 'payments-next', {
    service: payments,
    canary: { image: config.require('nextImage') },
    weight: Percent.of(config.requireNumber('nextPercent')),
    testers: header('x-canary', 'true'),
    watch: { errorRate: Percent.of(1) },
    until: '2026-12-31',
  });
  return { shop, orders, payments };
});

export const host = release.outputs.orders.host;
export const caller = release.outputs.orders.principal;
export const policies = release.outputs.payments.policies;
