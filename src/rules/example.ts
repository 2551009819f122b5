import type { CanaryModel } from '../model/canary-release';
import { can, type Features, features, type UseModel } from '../model/feature';
import { exact } from '../model/path-match';
import type { Program } from '../model/program';
import type { ServiceModel } from '../model/resilient-service';
import { noRetry } from '../model/retry';
import type { RouteModel } from '../model/route';
import type { EjectionBound } from '../model/traffic-policy';
import type { GivenWorkload, OwnWorkload, ReplicasModel } from '../model/workload';
import type {
  EdgeModel,
  EgressModel,
  NamespaceModel,
  OpeningModel,
  StageModel,
  StageName,
} from '../model/zero-trust-namespace';

/** Small models for the examples of rules: everything is as it should be, but for what the example says. */
const decoration = { labels: {}, annotations: {} };

/** A mesh that has everything. */
export const allFeatures = Object.fromEntries(
  Object.keys(features).map((feature) => [feature, can('traffic')]),
) as unknown as Features;

export const namespace = (said: Partial<NamespaceModel> = {}): NamespaceModel => ({
  kind: 'Namespace',
  path: 'chart/shop',
  name: 'shop',
  owned: true,
  stage: {
    kind: 'Stage',
    name: 'observe',
    evidence: [],
    webhooks: undefined,
    scrapes: undefined,
    lockReason: undefined,
    newNamespace: undefined,
    belowFloor: undefined,
  },
  complete: false,
  egress: 'open',
  argocd: false,
  asOf: '2026-11-21',
  mesh: {
    name: 'Istio',
    version: '1.31',
    trustDomain: 'cluster.local',
    clusterDomain: 'cluster.local',
    mtlsFloor: 'PERMISSIVE',
    scrapers: [],
    ingress: undefined,
    asOf: undefined,
    features: allFeatures,
  },
  decoration,
  ...said,
});

export const stage = (name: StageName, said: Partial<StageModel> = {}): StageModel => ({
  ...namespace().stage,
  name,
  ...said,
});

export const workload = (said: Partial<OwnWorkload> = {}): OwnWorkload => ({
  kind: 'Own',
  name: 'payments',
  labels: { 'app.kubernetes.io/name': said.name ?? 'payments', 'app.kubernetes.io/instance': said.name ?? 'payments' },
  replicas: { kind: 'Fixed', count: 3 },
  containers: [
    {
      name: 'main',
      image: 'registry.example/payments:1.0.0',
      ports: [8080],
      liveness: { kind: 'HttpGet', path: '/live', port: 8080 },
      readiness: { kind: 'HttpGet', path: '/ready', port: 8080 },
    },
  ],
  probesRewritten: true,
  resources: { requests: {}, limits: {} },
  env: {},
  preStopSleep: 15,
  terminationGracePeriod: 45,
  ...said,
});

/** A Deployment that the user defined, with what the own one has. */
export const given = (said: Partial<GivenWorkload> = {}): GivenWorkload => {
  const { name, labels, replicas, containers, probesRewritten } = workload();
  const additions = { serviceAccountName: undefined, podLabels: {}, podAnnotations: {} };
  const base = { name, labels, replicas, containers, probesRewritten, additions };
  return { kind: 'Given', path: 'chart/payments', manifest: {}, ...base, ...said };
};

export const route = (said: Partial<RouteModel> = {}): RouteModel => ({
  kind: 'Route',
  at: 'routes[0]',
  protocol: 'http',
  methods: ['GET', 'HEAD'],
  path: exact('/payments'),
  headers: [],
  timeout: undefined,
  retries: noRetry,
  ...said,
});

export function service(said: Partial<ServiceModel> = {}): ServiceModel {
  const name = said.name ?? 'payments';
  const port = { name: 'http', servicePort: 80, workloadPort: 8080, protocol: 'http' } as const;
  return {
    kind: 'Service',
    path: `chart/shop/${name}`,
    namespacePath: 'chart/shop',
    name,
    namespace: 'shop',
    host: `${name}.shop.svc.cluster.local`,
    port,
    ports: [port],
    selector: { 'app.kubernetes.io/name': name },
    identity: { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: name },
    ownsServiceAccount: true,
    workload: workload({ name }),
    routes: [],
    catchAll: route({ at: '', methods: [], path: undefined }),
    policy: {
      loadBalancing: { kind: 'LeastRequest' },
      circuitBreaker: undefined,
      connectionPool: undefined,
      retryBudget: undefined,
    },
    versions: 'services',
    decoration,
    ...said,
  };
}

/** A service with a circuit breaker of this bound, and so many pods. */
export const withBreaker = (ejectAtMost: EjectionBound, replicas: ReplicasModel): ServiceModel =>
  service({
    workload: workload({ replicas }),
    policy: {
      ...service().policy,
      circuitBreaker: {
        consecutive5xx: 5,
        consecutiveGatewayErrors: undefined,
        interval: 10_000,
        ejectFor: 30_000,
        ejectAtMost,
        panicBelow: 0,
      },
    },
  });

export const canary = (said: Partial<CanaryModel> = {}): CanaryModel => ({
  kind: 'Canary',
  path: 'chart/payments-canary',
  name: 'payments-canary',
  service: 'chart/shop/payments',
  weight: 10,
  testers: undefined,
  plan: undefined,
  workload: workload({ name: 'payments-canary', replicas: { kind: 'Fixed', count: 2 } }),
  stableImage: 'registry.example/payments:1.0.0',
  canaryImage: 'registry.example/payments:2.0.0',
  watch: { errorRate: 1, latency: undefined, during: 300_000 },
  until: '2026-12-31',
  decoration,
  ...said,
});

export const edge = (said: Partial<EdgeModel> = {}): EdgeModel => ({
  kind: 'Edge',
  path: 'chart/shop',
  at: 'allow[0]',
  from: {
    kind: 'Identity',
    identity: { trustDomain: 'cluster.local', namespace: 'ingress', serviceAccount: 'gateway' },
  },
  to: 'chart/shop/payments',
  methods: [],
  paths: [],
  ports: [],
  ...said,
});

export const use = (said: Partial<UseModel> = {}): UseModel => ({
  kind: 'Use',
  path: 'chart/shop/payments',
  at: '',
  namespacePath: 'chart/shop',
  feature: 'requestTimeout',
  ...said,
});

export const wayOut = (said: Partial<EgressModel> = {}): EgressModel => ({
  kind: 'Egress',
  path: 'chart/shop',
  at: 'allowEgress[0]',
  from: 'chart/shop/payments',
  namespace: 'ledger',
  podLabels: {},
  ports: [],
  ...said,
});

export const opening = (said: Partial<OpeningModel> = {}): OpeningModel => ({
  kind: 'Opening',
  path: 'chart/shop/payments',
  at: 'plaintext[0]',
  service: 'chart/shop/payments',
  port: 8080,
  purpose: 'exception',
  cidrs: ['10.1.2.0/24'],
  reason: 'the nightly report, until it has a sidecar',
  until: '2026-12-31',
  ...said,
});

/** A program of one namespace with one called service, but for what the example says. */
export const program = (said: Partial<Program> = {}): Program => ({
  namespaces: [namespace()],
  services: [service()],
  canaries: [],
  edges: [edge()],
  egress: [],
  openings: [],
  uses: [],
  ...said,
});
