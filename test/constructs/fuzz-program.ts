import { ApiObject, type Chart, Duration, JsonPatch } from 'cdk8s';
import {
  anyMethod,
  argocd,
  CanaryRelease,
  connect,
  cookie,
  del,
  exact,
  get,
  grpc,
  HashKey,
  head,
  header,
  Identity,
  istio,
  LoadBalancing,
  options,
  Percent,
  patch,
  post,
  prefix,
  put,
  ResilientService,
  route,
  ServicePort,
  ServiceRef,
  Stage,
  template,
  trace,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import type { Mark } from './mutation';

const spec = {
  replicas: 3,
  selector: { matchLabels: { app: 'ledger' } },
  template: {
    metadata: { labels: { app: 'ledger' } },
    spec: { containers: [{ name: 'main', image: 'registry.example/ledger:1.0.0', ports: [{ containerPort: 8080 }] }] },
  },
};

/** A program that says everything once; each argument of ours goes through the mark. */
export function everything(chart: Chart, m: Mark): void {
  const ingress = Identity.fromServiceAccount(
    m('ingress', { namespace: 'ingress', name: 'gateway', trustDomain: 'td' }),
  );
  const scraper = Identity.fromServiceAccount(m('scraper', { namespace: 'monitoring', name: 'prometheus' }));
  const mesh = istio(
    m('istio', {
      version: '1.31',
      ingress,
      scrapers: [scraper],
      trustDomain: 'cluster.local',
      clusterDomain: 'cluster.local',
      rootNamespace: 'istio-system',
      revision: 'canary',
      meshMtls: 'STRICT',
      asOf: '2026-11-21',
    } as const),
  );
  const evidence = { namespace: 'shop', window: Duration.days(14), source: 'thanos', date: '2026-11-20' };
  const observe = Stage.observe(m('observe', { belowFloor: { reason: 'moving in', until: '2026-12-31' } }));
  const strict = observe.strict(
    m('strict', {
      evidence: { ...evidence, plaintextRequests: 0 },
      webhooks: 'declared',
      scrapes: 'declared',
      lock: 'none',
      reason: 'release 1',
    } as const),
  );
  const authorize = strict.authorize(
    m('authorize', { evidence: { ...evidence, deniedRequests: 0 }, lock: 'none', reason: 'release 2' } as const),
  );
  const isolate = authorize.isolate(
    m('isolate', { evidence: { ...evidence, deniedRequests: 0 }, lock: 'none', reason: 'release 3' } as const),
  );
  const shop = new ZeroTrustNamespace(
    chart,
    'shop',
    m('namespace', {
      mesh,
      stage: isolate,
      complete: true,
      egress: 'declared',
      gitops: argocd(),
      metadata: { labels: { team: 'shop' }, annotations: { owner: 'shop' } },
      patches: { Namespace: [JsonPatch.add('/metadata/labels/tier', 'gold')] },
      suppress: [{ code: 'MESH4102', reason: 'known' }],
    } as const),
  );
  const later = Stage.newNamespace(
    m('newNamespace', { webhooks: 'none', scrapes: 'none', lock: 'none', reason: 'nothing runs here' } as const),
  );
  const finance = new ZeroTrustNamespace(chart, 'finance', m('finance', { mesh, stage: later }));
  const orders = new ResilientService(
    shop,
    'orders',
    m('orders', {
      versions: 'services',
      workload: {
        image: 'registry.example/orders:1.4.0',
        port: 8080,
        ports: { webhook: 9443, metrics: 9090 },
        replicas: 3,
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        probes: { liveness: '/live', readiness: '/ready' },
        preStopSleep: Duration.seconds(10),
        terminationGracePeriod: Duration.seconds(40),
      },
      routes: [
        get(
          m('get path', '/orders'),
          m('get', {
            timeout: Duration.seconds(3),
            headers: [header(m('header name', 'x-a'), m('header value', '1'))],
            notIdempotent: false,
            retries: {
              attempts: 2,
              on: ['5xx', 503],
              perTryTimeout: Duration.millis(500),
              backoff: Duration.millis(50),
            },
          }),
        ),
        post(
          prefix(m('prefix', '/orders')),
          m('post', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
        ),
        put(template(m('template', '/orders/{id}')), m('put', { headers: [{ kind: 'Exact', name: 'x', value: 'y' }] })),
        patch(exact(m('exact', '/orders/1')), m('patch', { retries: 'off' })),
        head('/head', m('head', {})),
        options('/options', m('options', {})),
        trace('/trace', m('trace', {})),
        connect('/connect', m('connect', {})),
        del(m('del path', { kind: 'Exact', value: '/del' } as const), m('del', {})),
        anyMethod('/any', m('anyMethod', { retries: { attempts: 1, on: ['connect-failure'] } })),
        route(m('route', { method: 'PUT', path: '/route', retries: { attempts: 1, on: ['reset'] } })),
      ],
      closed: true,
      port: 81,
      protocol: 'http2',
      circuitBreaker: {
        consecutive5xx: 5,
        consecutiveGatewayErrors: 3,
        interval: Duration.seconds(5),
        ejectFor: Duration.seconds(30),
        ejectAtMost: Percent.of(m('Percent.of', 50)),
      },
      connectionPool: {
        maxConnections: 10,
        connectTimeout: Duration.seconds(1),
        idleTimeout: Duration.seconds(60),
        maxPendingRequests: 0,
        maxRequests: 10,
        maxRequestsPerConnection: 10,
        maxRetries: 0,
      },
      loadBalancing: LoadBalancing.consistentHash(
        m('HashKey', HashKey.cookie(m('cookie name', 'user'), m('cookie ttl', Duration.hours(1)))),
      ),
      retryBudget: {
        percent: Percent.ofFraction(m('ofFraction', 0.2)),
        minConcurrency: 3,
        interval: Duration.seconds(10),
      },
      plaintext: [
        {
          cidr: '10.1.2.0/24',
          port: WorkloadPort.of(m('WorkloadPort', 8080)),
          reason: 'the nightly report',
          until: '2026-12-31',
        },
      ],
      webhooks: [{ port: WorkloadPort.of(9443), cidrs: ['10.9.0.0/16'] }],
      scrapes: [{ port: WorkloadPort.of(9090), cidrs: ['10.8.0.0/16'] }],
      metadata: { labels: { team: 'orders' } },
      patches: { Deployment: [JsonPatch.add('/spec/paused', false)] },
      suppress: [{ code: 'MESH2103', reason: 'known' }],
    } as const),
  );
  const deployment = new ApiObject(chart, 'ledger-deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'ledger', namespace: 'shop' },
    spec,
  });
  const ledger = new ResilientService(
    shop,
    'ledger',
    m('ledger', {
      workload: { deployment, port: 8080 },
      routes: [
        grpc(
          m('grpc method', 'ledger.v1.Ledger/Get'),
          m('grpc', { idempotent: true, retries: { attempts: 1, on: ['unavailable'] } }),
        ),
      ],
      loadBalancing: LoadBalancing.consistentHash(HashKey.header(m('hash header', 'X-User'))),
    } as const),
  );
  const legacy = new ResilientService(
    shop,
    'legacy',
    m('legacy', {
      workload: {
        selector: { app: 'legacy' },
        serviceAccount: 'legacy',
        port: 8080,
        replicas: { min: 2, max: 4, ownedBy: 'HorizontalPodAutoscaler' },
      },
      loadBalancing: LoadBalancing.consistentHash(HashKey.queryParameter(m('hash query', 'user'))),
      circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: Percent.of(50) },
      scrapes: [{ port: WorkloadPort.of(m('legacy port', 9000)) }],
    } as const),
  );
  const audit = new ResilientService(finance, 'audit', { workload: { image: 'registry.example/audit:1', port: 8080 } });
  shop.allow(
    m('allow', {
      from: mesh.ingress,
      to: orders,
      methods: ['GET', 'POST'],
      paths: ['/orders', prefix('/orders')],
      ports: [ServicePort.of(m('ServicePort', 81))],
    } as const),
  );
  shop.allow({ from: orders, to: ledger });
  shop.allow({ from: orders, to: legacy });
  finance.allow({ from: legacy, to: audit });
  const billing = ResilientService.imported(
    m('imported', {
      name: 'billing',
      namespace: 'billing',
      serviceAccount: 'billing',
      trustDomain: 'td',
      podLabels: { app: 'billing' },
    }),
  );
  shop.allow({ from: billing, to: orders });
  shop.allowEgress(m('egress to import', { from: orders, to: billing }));
  const mail = ServiceRef.fromHost(
    m('host', 'mail.office.svc.cluster.local'),
    m('fromHost', { ports: [WorkloadPort.of(25)] }),
  );
  shop.allowEgress(m('egress to host', { from: orders, to: mail }));
  new CanaryRelease(
    chart,
    'orders-canary',
    m('canary', {
      service: orders,
      canary: { image: 'registry.example/orders:2.0.0', replicas: 2 },
      steps: [
        { weight: Percent.ofBasisPoints(m('ofBasisPoints', 50)), hold: Duration.hours(1) },
        { weight: Percent.of(10) },
      ],
      step: 1,
      testers: cookie(m('tester name', 'beta'), m('tester value', 'yes')),
      watch: { errorRate: Percent.of(1), latency: Duration.millis(500), during: Duration.minutes(5) },
      until: '2026-12-31',
    } as const),
  );
  new CanaryRelease(
    chart,
    'ledger-canary',
    m('copied canary', {
      service: ledger,
      canary: {
        image: 'registry.example/ledger:2.0.0',
        container: 'main',
        replicas: { min: 2, max: 3, ownedBy: 'HPA' },
      },
      weight: Percent.of(5),
      testers: header('x-canary', 'true'),
      watch: { errorRate: Percent.of(1) },
      until: '2026-12-31',
    } as const),
  );
  new CanaryRelease(
    chart,
    'legacy-canary',
    m('selected canary', {
      service: legacy,
      canary: { selector: { app: 'legacy-next' }, replicas: 2 },
      weight: Percent.of(5),
      watch: { errorRate: Percent.of(1) },
      until: '2026-12-31',
    } as const),
  );
}
