import { type Chart, Duration, Testing } from 'cdk8s';
import {
  anyMethod,
  CanaryRelease,
  connect,
  get,
  grpc,
  Identity,
  istio,
  LoadBalancing,
  Percent,
  patch,
  post,
  prefix,
  ResilientService,
  type RouteProps,
  route,
  ServicePort,
  Stage,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { answers, denials, lock, namespace, plaintext, service, workload } from './preamble';

/** Beside every refusal what is right: nothing in this file may be refused, neither by a compiler nor at synth. */

/** What is retried where a repeat is harmless, and where the conditions prove that nothing was written. */
export function routes(): Chart {
  const { chart, shop } = namespace();
  const on = ['connect-failure', 'refused-stream', 'reset-before-request'] as const;
  const written: string = 'DELETE';
  const proven: RouteProps = { timeout: Duration.seconds(5), retries: 'off' };
  const inVariable = { retries: { attempts: 2, on: ['connect-failure' as const] } };
  new ResilientService(shop, 'payments', {
    workload,
    routes: [
      post('/a', { retries: { attempts: 2, on } }),
      patch('/b', { retries: { attempts: 2, on } }),
      connect('/c', { retries: { attempts: 2, on: ['connect-failure'] } }),
      post('/d', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx', 'gateway-error', 503] } }),
      post('/e', inVariable),
      post('/f', { timeout: proven.timeout, retries: 'off' }),
      route({ method: written, path: '/g', retries: { attempts: 2, on } }),
      route({ method: 'GET', path: '/h', retries: { attempts: 2, on: ['5xx'] } }),
      anyMethod(prefix('/i'), { retries: { attempts: 1, on } }),
      get('/j', { notIdempotent: true, retries: { attempts: 1, on } }),
      grpc('shop.Payments/Charge', { retries: { attempts: 2, on: ['connect-failure'] } }),
      grpc('shop.Payments/List', { idempotent: true, retries: { attempts: 2, on: ['unavailable'] } }),
    ],
    closed: true,
    loadBalancing: LoadBalancing.random(),
  });
  return chart;
}

/** 4xx within a budget; its interval where the mesh has it. */
export function budget(): Chart {
  const { chart, shop } = namespace();
  new ResilientService(shop, 'payments', {
    workload,
    routes: [get('/payments', { retries: { attempts: 2, on: [429, 'retriable-4xx'] } })],
    retryBudget: { percent: Percent.of(20), interval: Duration.seconds(5) },
    circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 },
    plaintext: [{ cidr: '10.1.2.0/24', port: WorkloadPort.of(8080), reason: 'the old batch job', until: '2026-12-31' }],
  });
  return chart;
}

/** The same without the interval, where the mesh has none. */
export function oldest(): Chart {
  const chart = Testing.chart();
  const version: string = '1.30';
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: istio({ version }), stage: Stage.observe() });
  new ResilientService(shop, 'payments', { workload, retryBudget: { percent: Percent.ofBasisPoints(2000) } });
  return chart;
}

/** Every stage in its turn, with evidence of its own namespace. */
export function stages(): Chart {
  const chart = Testing.chart();
  const stage = Stage.observe()
    .strict({ evidence: plaintext, ...answers, ...lock })
    .authorize({ evidence: denials, ...lock })
    .isolate({ evidence: denials, ...lock });
  ZeroTrustNamespace.fromName(chart, 'shop', { mesh: istio({ version: '1.31' }), stage });
  return chart;
}

/** Callers as values, ports of the service, and a canary of a service of one's own. */
export function callers(): Chart {
  const { chart, shop, payments } = service();
  shop.allow({ from: Identity.fromServiceAccount({ namespace: 'batch', name: 'nightly' }), to: payments });
  const ledger = ResilientService.imported({ name: 'ledger', namespace: 'finance', serviceAccount: 'ledger' });
  shop.allow({ from: ledger, to: payments, ports: [ServicePort.of(80)] });
  new CanaryRelease(chart, 'payments-canary', {
    service: payments,
    canary: { image: 'registry.example/payments:2.0.0' },
    weight: Percent.ofFraction(0.1),
    watch: { errorRate: Percent.ofBasisPoints(50) },
    until: '2026-12-31',
  });
  return chart;
}
