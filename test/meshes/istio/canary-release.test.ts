import { ApiObject, type Chart, Duration, JsonPatch } from 'cdk8s';
import {
  CanaryRelease,
  type CanaryReleaseProps,
  cookie,
  get,
  grpc,
  HashKey,
  header,
  LoadBalancing,
  Percent,
  post,
  ResilientService,
  type ResilientServiceProps,
} from 'cdk8s-mesh';
import {
  byKey,
  captureStderr,
  find,
  ingress,
  type Manifest,
  namespaceIn,
  ofKind,
  refusals,
  synth,
  yaml,
} from '../../synth/harness';
import { brokenPromises } from './promises';
import { shopIn } from './stages';

captureStderr();

type Service = Partial<ResilientServiceProps>;
type Canary = Partial<CanaryReleaseProps>;

const own: ResilientServiceProps = {
  workload: { image: 'registry.example/payments:1.9.2', port: 8080, replicas: 4 },
  routes: [
    get('/payments', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx'] } }),
    post('/payments', { headers: [header('x-tenant', 'a')] }),
  ],
  circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: Percent.of(50) },
  connectionPool: { maxConnections: 100 },
  loadBalancing: LoadBalancing.consistentHash(HashKey.header('x-user')),
  retryBudget: { percent: Percent.of(20) },
};

const shared: Omit<CanaryReleaseProps, 'service'> = {
  canary: { image: 'registry.example/payments:2.0.0', replicas: 2 },
  weight: Percent.of(10),
  watch: { errorRate: Percent.of(1) },
  until: '2026-12-31',
};

const withCanary =
  (canary: Canary | undefined, service: Service = {}) =>
  (chart: Chart): void => {
    const shop = namespaceIn(chart);
    const payments = new ResilientService(shop, 'payments', { ...own, ...service } as ResilientServiceProps);
    shop.allow({ from: ingress, to: payments });
    if (canary !== undefined) new CanaryRelease(chart, 'payments-canary', { ...shared, service: payments, ...canary });
  };

const deployment = (chart: Chart): ApiObject =>
  new ApiObject(chart, 'given', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'payments', namespace: 'shop', labels: { app: 'payments' } },
    spec: {
      replicas: 4,
      selector: { matchLabels: { app: 'payments' } },
      template: {
        metadata: { labels: { app: 'payments', tier: 'backend' }, annotations: { checksum: 'abc' } },
        spec: {
          serviceAccountName: 'payments-runner',
          containers: [
            { name: 'app', image: 'registry.example/payments:1.9.2', ports: [{ containerPort: 8080 }] },
            { name: 'log', image: 'registry.example/log:1.0.0' },
          ],
        },
      },
    },
  });

/** Objects of the canary and those that it changes, without what is as it was. */
function difference(before: readonly Manifest[], after: readonly Manifest[]): Manifest[] {
  const known = byKey(before);
  const keys = new Set([...byKey(after)].filter(([key, text]) => known.get(key) !== text).map(([key]) => key));
  return after.filter((object) => keys.has([...byKey([object]).keys()][0]!));
}
const names = (objects: readonly Manifest[]): string[] =>
  objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();

const weightsOf = (objects: readonly Manifest[]): number[][] =>
  find(objects, 'VirtualService', 'payments').spec.http.map(({ route }: Manifest) =>
    route.map(({ weight }: Manifest) => weight),
  );

const both = (build: (chart: Chart) => void, before: (chart: Chart) => void): [Manifest[], Manifest[]] => [
  synth(before),
  synth(build),
];

it('of an own workload: what it adds and changes', () => {
  const [before, after] = both(withCanary({}), withCanary(undefined));
  expect(yaml(difference(before, after))).toMatchSnapshot();
  expect(brokenPromises(after)).toEqual([]);
});

it('of a given Deployment: a copy with another image and labels', () => {
  const build = (canary: boolean) => (chart: Chart) =>
    withCanary(canary ? { canary: { image: 'registry.example/payments:2.0.0', container: 'app' } } : undefined, {
      workload: deployment(chart),
    })(chart);
  const [before, after] = both(build(true), build(false));
  const changed = difference(before, after);
  expect(yaml(changed)).toMatchSnapshot();
  expect(names(changed)).not.toContain('Deployment payments');
  const { spec } = find(after, 'Deployment', 'payments-canary');
  const { labels } = spec.template.metadata;
  expect(labels).toMatchObject(spec.selector.matchLabels);
  expect(labels).toHaveProperty('tier', 'backend');
  expect(spec.template.spec.serviceAccountName).toBe('payments-runner');
  expect(spec.template.spec.containers.map(({ image }: Manifest) => image)).toEqual([
    'registry.example/payments:2.0.0',
    'registry.example/log:1.0.0',
  ]);
  // the stable Service must not select it
  const { selector } = find(after, 'Service', 'payments').spec;
  expect(Object.entries(selector).every(([key, value]) => labels[key] === value)).toBe(false);
  expect(brokenPromises(after)).toEqual([]);
});

it('of pods that exist already', () => {
  const workload = { selector: { app: 'payments' }, serviceAccount: 'payments', port: 8080, replicas: 4 };
  const selected = { selector: { app: 'payments-next' }, replicas: 2 };
  const [before, after] = both(withCanary({ canary: selected }, { workload }), withCanary(undefined, { workload }));
  expect(ofKind(after, 'Deployment')).toEqual([]);
  expect(find(after, 'Service', 'payments-canary').spec.selector).toEqual({ app: 'payments-next' });
  expect(names(difference(before, after))).toEqual([
    'AuthorizationPolicy payments-canary',
    'AuthorizationPolicy payments-canary-default-deny',
    'DestinationRule payments-canary',
    'PrometheusRule payments-canary',
    'Service payments-canary',
    'VirtualService payments',
    'VirtualService payments-canary',
  ]);
  const same = withCanary({ canary: { selector: { app: 'payments', track: 'canary' } } }, { workload });
  expect(refusals(same)).toEqual(['MESH1002']);
  expect(refusals(withCanary({ canary: { selector: {} } }, { workload }))).toEqual(['MESH1002']);
});

it('as subsets of the own pods', () => {
  const [before, after] = both(withCanary({}, { versions: 'subsets' }), withCanary(undefined, { versions: 'subsets' }));
  const changed = difference(before, after);
  expect(yaml(changed)).toMatchSnapshot();
  expect(names(changed)).not.toContain('Service payments-canary');
  expect(brokenPromises(after)).toEqual([]);
  const rule = find(after, 'DestinationRule', 'payments').spec;
  expect(rule.subsets.map(({ name }: Manifest) => name)).toEqual(['stable', 'canary']);
  const deployments = ['payments', 'payments-canary'].map((name) => find(after, 'Deployment', name).spec);
  const { selector } = find(after, 'Service', 'payments').spec;
  for (const [index, subset] of rule.subsets.entries()) {
    // the whole policy: a subset's field replaces the one above it
    expect(Object.keys(subset.trafficPolicy)).toEqual(Object.keys(rule.trafficPolicy));
    expect(deployments[index].template.metadata.labels).toMatchObject(subset.labels);
    expect(deployments[1 - index].template.metadata.labels).not.toMatchObject(subset.labels);
    expect(deployments[index].template.metadata.labels).toMatchObject(selector);
  }
});

it.each([
  ['services', {}, {}, []],
  ['subsets', {}, { versions: 'subsets' }, ['DestinationRule payments']],
  ['a first release at 0', { weight: Percent.of(0) }, {}, []],
] as const)('attaching it changes the VirtualService of its service alone: %s', (_, canary, service, also) => {
  const [before, after] = both(withCanary(canary, service), withCanary(undefined, service));
  const kept = new Set(before.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
  const changed = names(difference(before, after)).filter((name) => kept.has(name));
  expect(changed).toEqual([...also, 'VirtualService payments']);
  expect([...byKey(before).keys()].filter((key) => !byKey(after).has(key))).toEqual([]);
});

it('attaching it in isolate changes besides only the NetworkPolicies of its neighbours', () => {
  const before = synth(shopIn({ stage: 'isolate', canary: false }));
  const after = synth(shopIn({ stage: 'isolate' }));
  const kept = new Set(before.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
  const changed = names(difference(before, after)).filter((name) => kept.has(name));
  expect(changed).toEqual(['NetworkPolicy web', 'VirtualService payments']);
});

it('promoting it changes no selector and no name', () => {
  const running = synth(withCanary({}));
  const promoted = synth(
    withCanary(undefined, { workload: { image: 'registry.example/payments:2.0.0', port: 8080, replicas: 4 } }),
  );
  for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget', 'AuthorizationPolicy']) {
    expect(find(promoted, kind, 'payments').spec.selector).toEqual(find(running, kind, 'payments').spec.selector);
  }
  expect(names(promoted).every((name) => names(running).includes(name))).toBe(true);
});

it('the apex Service selects the stable pods alone, the canary Service its own', () => {
  const objects = synth(withCanary({}));
  const podsOf = (name: string): Manifest => find(objects, 'Deployment', name).spec.template.metadata.labels;
  const selectorOf = (name: string): Manifest => find(objects, 'Service', name).spec.selector;
  expect(podsOf('payments')).toMatchObject(selectorOf('payments'));
  expect(podsOf('payments-canary')).not.toMatchObject(selectorOf('payments'));
  expect(podsOf('payments-canary')).toMatchObject(selectorOf('payments-canary'));
  expect(podsOf('payments')).not.toMatchObject(selectorOf('payments-canary'));
});

it('the host of a version repeats breaker, pool, load balancing and retries', () => {
  const objects = synth(withCanary({}));
  const policy = (name: string): Manifest => find(objects, 'DestinationRule', name).spec.trafficPolicy;
  expect(policy('payments-canary')).toEqual(policy('payments'));
  const routes = (name: string): Manifest[] => find(objects, 'VirtualService', name).spec.http;
  const said = ({ name, match, timeout, retries }: Manifest): Manifest => ({ name, match, timeout, retries });
  expect(routes('payments-canary').map(said)).toEqual(routes('payments').map(said));
  expect(Object.keys(policy('payments')).sort()).toEqual([
    'connectionPool',
    'loadBalancer',
    'outlierDetection',
    'retryBudget',
  ]);
});

it('the callers of the service are those of the canary', () => {
  const objects = synth(withCanary({}));
  const rules = (name: string): Manifest => find(objects, 'AuthorizationPolicy', name).spec.rules;
  expect(rules('payments-canary')).toEqual(rules('payments'));
});

it.each([
  [Percent.of(0), [100, 0]],
  [Percent.of(10), [90, 10]],
  [Percent.ofBasisPoints(5), [9995, 5]],
  [Percent.ofFraction(1 / 3), [66_666_667, 33_333_333]],
])('%s of the requests', (weight, expected) => {
  const objects = synth(withCanary({ weight }));
  expect(weightsOf(objects)).toEqual([expected, expected, expected]);
  expect(brokenPromises(objects)).toEqual([]);
});

it('a share that whole weights of 32 bits cannot say is refused, not rounded', () => {
  expect(refusals(withCanary({ weight: Percent.of(33.333_333_3) }))).toEqual(['MESH1005']);
  expect(refusals(withCanary({ weight: Percent.of(1.000_000_1) }))).toEqual(['MESH1005']);
});

it('steps are data: the current one is the share, the plan is written down', () => {
  const steps = [{ weight: Percent.of(1), hold: Duration.minutes(10) }, { weight: Percent.of(25) }];
  const objects = synth(withCanary({ weight: undefined, steps, step: 1 }));
  expect(weightsOf(objects)[0]).toEqual([75, 25]);
  const plan = { 'cdk8s-mesh/canary-plan': '1 % for 10 minutes, 25 %; now step 1' };
  expect(find(objects, 'Service', 'payments-canary').metadata.annotations).toEqual(plan);
  const subsets = synth(withCanary({ weight: undefined, steps, step: 1 }, { versions: 'subsets' }));
  expect(find(subsets, 'Deployment', 'payments-canary').metadata.annotations).toEqual(plan);
  expect(refusals(withCanary({ step: 1 }))).toEqual(['MESH4003']);
  expect(refusals(withCanary({ weight: undefined, steps, step: 2 }))).toEqual(['MESH4003']);
  expect(refusals(withCanary({ weight: undefined, steps: [...steps].reverse(), step: 0 }))).toEqual(['MESH4003']);
});

describe('testers', () => {
  const testerRoutes = (testers: CanaryReleaseProps['testers']): Manifest[] =>
    find(synth(withCanary({ testers })), 'VirtualService', 'payments').spec.http.filter(({ name }: Manifest) =>
      name.endsWith('-testers'),
    );

  it('by header get the canary on every route, before everyone else', () => {
    const routes = testerRoutes(header('X-Canary', 'true'));
    expect(routes).toHaveLength(3);
    for (const { match, route } of routes) {
      expect(route).toEqual([
        { destination: { host: 'payments-canary.shop.svc.cluster.local', port: { number: 80 } }, weight: 100 },
      ]);
      expect(match.every(({ headers }: Manifest) => headers['x-canary'].exact === 'true')).toBe(true);
    }
    const all = find(synth(withCanary({ testers: header('x-canary', 'true') })), 'VirtualService', 'payments').spec
      .http;
    expect(all.map(({ name }: Manifest) => name)).toEqual([
      'post-payments-with-x-tenant-testers',
      'post-payments-with-x-tenant',
      'get-payments-testers',
      'get-payments',
      'everything-else-testers',
      'everything-else',
    ]);
  });

  it('by cookie are met wherever the cookie stands, and by its whole value only', () => {
    const [route] = testerRoutes(cookie('beta', 'yes.1'));
    const regex = new RegExp(`^(?:${route.match[0].headers.cookie.regex})$`);
    for (const cookies of ['beta=yes.1', 'a=b; beta=yes.1', 'beta=yes.1; a=b', 'a=b;beta=yes.1;c=d']) {
      expect(cookies).toMatch(regex);
    }
    for (const cookies of ['beta=yes', 'beta=yes.12', 'xbeta=yes.1', 'beta=yesx1', 'a=beta=yes.1x', 'a=b beta=yes.1']) {
      expect(cookies).not.toMatch(regex);
    }
  });

  it('that a route excludes do not get it there', () => {
    const names_ = testerRoutes(header('x-tenant', 'b')).map(({ name }) => name);
    expect(names_).toEqual(['get-payments-testers', 'everything-else-testers']);
  });
});

it('alerts tell the versions apart', () => {
  const expressions = (canary: Canary, service: Service = {}): string[] => {
    const { spec } = find(synth(withCanary(canary, service)), 'PrometheusRule', 'payments-canary');
    return spec.groups[0].rules.map(({ expr }: Manifest) => expr);
  };
  const watch = { errorRate: Percent.of(1), latency: Duration.millis(800) };
  for (const versions of ['services', 'subsets'] as const) {
    const found = expressions({ watch }, { versions });
    expect(new Set(found).size).toBe(4);
    expect(found.every((expr) => /> (1|800)$/.test(expr))).toBe(true);
  }
  expect(expressions({})[1]).toContain('destination_service="payments-canary.shop.svc.cluster.local"');
  expect(expressions({}, { versions: 'subsets' })[1]).toContain('destination_workload="payments-canary"');
});

it('a gRPC service is watched by its status codes and routed by its methods', () => {
  const routes = [
    grpc('ledger.v1.Ledger/Get', { idempotent: true, retries: { attempts: 1, on: ['unavailable'] } }),
    grpc('ledger.v1.Ledger/Post', { timeout: Duration.seconds(1) }),
  ];
  const objects = synth(withCanary({}, { routes }));
  expect(yaml([find(objects, 'Service', 'payments'), find(objects, 'VirtualService', 'payments')])).toMatchSnapshot();
  expect(find(objects, 'PrometheusRule', 'payments-canary').spec.groups[0].rules[0].expr).toMatch(
    /grpc_response_status/,
  );
  for (const { match, retries } of find(objects, 'VirtualService', 'payments').spec.http) {
    expect(retries.retryOn).not.toContain('reset-before-request');
    for (const { method } of match ?? []) expect(method).toEqual({ exact: 'POST' });
  }
});

it('takes patches and metadata of its own', () => {
  const objects = synth(
    withCanary({
      metadata: { labels: { team: 'payments' } },
      patches: { Deployment: [JsonPatch.replace('/spec/replicas', 3)] },
    }),
  );
  expect(find(objects, 'Deployment', 'payments-canary').spec.replicas).toBe(3);
  expect(find(objects, 'Deployment', 'payments').spec.replicas).toBe(4);
  expect(find(objects, 'Service', 'payments-canary').metadata.labels).toEqual({ team: 'payments' });
  expect(find(objects, 'Service', 'payments').metadata.labels).toBeUndefined();
});
