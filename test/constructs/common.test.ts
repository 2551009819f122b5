import { Duration, JsonPatch } from 'cdk8s';
import {
  CanaryRelease,
  type CommonProps,
  Identity,
  istio,
  Percent,
  post,
  ResilientService,
  ServiceRef,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { Construct } from 'constructs';
import {
  type Build,
  captureStderr,
  codesOf,
  findings,
  ingress,
  type Manifest,
  manifestsOf,
  mesh,
  namespaceIn,
  refusals,
  synth,
  treeOf,
} from '../synth/harness';

const storefront = Identity.fromServiceAccount({ namespace: 'web', name: 'storefront' });

captureStderr();

interface Said {
  readonly namespace?: CommonProps;
  readonly service?: CommonProps;
  readonly canary?: CommonProps;
}

const build =
  (said: Said = {}): Build =>
  (chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', {
      mesh,
      stage: Stage.observe(),
      complete: true,
      ...said.namespace,
    });
    const orders = new ResilientService(shop, 'orders', {
      workload: { image: 'registry.example/orders:1.0.0', port: 8080 },
      ...said.service,
    } as never);
    shop.allow({ from: storefront, to: orders });
    new CanaryRelease(chart, 'orders-canary', {
      service: orders,
      canary: { image: 'registry.example/orders:2.0.0' },
      weight: Percent.of(10),
      watch: { errorRate: Percent.of(1) },
      until: '2026-12-31',
      ...said.canary,
    } as never);
  };

const kinds = {
  namespace: ['AuthorizationPolicy', 'Namespace', 'PeerAuthentication'],
  service: [
    'AuthorizationPolicy',
    'Deployment',
    'DestinationRule',
    'PodDisruptionBudget',
    'Service',
    'ServiceAccount',
    'VirtualService',
  ],
  canary: [
    'AuthorizationPolicy',
    'Deployment',
    'DestinationRule',
    'PodDisruptionBudget',
    'PrometheusRule',
    'Service',
    'VirtualService',
  ],
} as const;

describe.each(['namespace', 'service', 'canary'] as const)('%s', (which) => {
  const marked = (objects: readonly Manifest[], label: string): string[] =>
    objects.filter(({ metadata }) => metadata.labels?.[label] !== undefined).map(({ kind }) => kind);

  it('puts its metadata on all of its objects, and on no others', () => {
    const metadata = { labels: { team: 'shop' }, annotations: { owner: 'shop' } };
    const objects = synth(build({ [which]: { metadata } }));
    expect(marked(objects, 'team').sort()).toEqual(kinds[which]);
    const annotated = objects.filter(({ metadata: { annotations } }) => annotations?.owner === 'shop');
    expect(annotated.map(({ kind }) => kind).sort()).toEqual(kinds[which]);
    const plain = synth(build());
    const without = ({ metadata: { labels, annotations, ...rest }, ...body }: Manifest): Manifest => ({
      ...body,
      ...rest,
    });
    expect(objects.map(without)).toEqual(plain.map(without));
  });

  it('keeps its own labels where metadata says the same', () => {
    const metadata = {
      labels: { 'istio-injection': 'disabled', 'app.kubernetes.io/name': 'else' },
    };
    const objects = synth(build({ [which]: { metadata } }));
    for (const object of objects) {
      const { labels = {} } = object.metadata;
      if (object.kind === 'Namespace') expect(labels['istio-injection']).toBe('enabled');
      if (object.kind === 'Deployment') expect(labels['app.kubernetes.io/name']).not.toBe('else');
    }
  });

  it('is refused with an annotation that istiod refuses on some of its objects', () => {
    const metadata = { annotations: { 'istio.io/dry-run': 'false' } };
    expect(new Set(refusals(build({ [which]: { metadata } })))).toEqual(new Set(['MESH8001']));
  });

  it('patches each kind that it writes', () => {
    for (const kind of kinds[which]) {
      const patches = { [kind]: [JsonPatch.add('/metadata/labels', { patched: 'yes' })] };
      const patched = synth(build({ [which]: { patches } })).filter(
        ({ metadata }) => metadata.labels?.patched === 'yes',
      );
      expect(patched.map((object) => object.kind)).toEqual([kind]);
    }
  });

  it('refuses a patch of a kind that it does not write, and names those that it does (MESH1009)', () => {
    const found = findings(build({ [which]: { patches: { Ingress: [JsonPatch.add('/a', 1)] } } }));
    expect(found).toMatchObject([{ code: 'MESH1009', at: 'patches.Ingress' }]);
    expect(found[0]!.fix).toContain(kinds[which].join(', '));
  });

  it('refuses a patch that fails (MESH1011)', () => {
    const patches = { [kinds[which][0]]: [JsonPatch.replace('/spec/no/such/place', 1)] };
    expect(refusals(build({ [which]: { patches } }))).toEqual(['MESH1011']);
  });

  it('refuses a patch that is none', () => {
    for (const patches of [{ Service: 'x' }, { Service: [{}] }, [], 'x', { Service: [null] }]) {
      expect(refusals(build({ [which]: { patches: patches as never } }))).toEqual(['MESH1002']);
    }
  });

  it('refuses a suppression without a reason, of a refusal, and of nothing that is known', () => {
    const suppress = (code: string, reason: string): string[] =>
      codesOf(findings(build({ [which]: { suppress: [{ code, reason }] } })));
    expect(suppress('MESH4102', ' ')).toEqual(['MESH3014']);
    expect(suppress('MESH2003', 'we know')).toEqual(['MESH1013']);
    expect(suppress('MESH9999', 'we know')).toEqual(['MESH1013']);
    expect(suppress('MESH4102', 'we know')).toEqual(['MESH1014']);
  });
});

describe('suppression', () => {
  const endless = (said: Said, scoped = false): string[] => {
    const program: Build = (chart) => {
      const scope = scoped ? new Construct(chart, 'group') : chart;
      const shop = new ZeroTrustNamespace(scope, 'shop', { mesh, stage: Stage.observe(), ...said.namespace });
      const orders = new ResilientService(shop, 'orders', {
        workload: { image: 'registry.example/orders:1.0.0', port: 8080 },
        ...said.service,
      } as never);
      shop.allow({ from: storefront, to: orders });
      const canary = { image: 'registry.example/orders:2.0.0' };
      const rest = { weight: Percent.of(10), watch: { errorRate: Percent.of(1) }, ...said.canary };
      new CanaryRelease(shop, 'orders-canary', { service: orders, canary, ...rest } as never);
    };
    return codesOf(findings(program));
  };
  const suppress = [{ code: 'MESH4102', reason: 'ends with the migration' }];

  it('holds for the construct and for all below it', () => {
    expect(endless({})).toEqual(['MESH4102']);
    expect(endless({ canary: { suppress } })).toEqual([]);
    expect(endless({ namespace: { suppress } })).toEqual([]);
    expect(endless({ namespace: { suppress } }, true)).toEqual([]);
  });

  it('does not reach a sibling', () => {
    expect(endless({ service: { suppress } })).toEqual(['MESH1014', 'MESH4102']);
  });
});

describe('ids are names', () => {
  it('whatever the constructs around them', () => {
    const nested = synth((chart) => {
      const group = new Construct(new Construct(chart, 'a'), 'b');
      const shop = new ZeroTrustNamespace(group, 'shop', { mesh, stage: Stage.observe() });
      const below = new Construct(shop, 'team');
      const orders = new ResilientService(below, 'orders', {
        workload: { image: 'registry.example/orders:1.0.0', port: 8080 },
      });
      shop.allow({ from: storefront, to: orders });
    });
    const flat = synth((chart) => {
      const shop = namespaceIn(chart);
      const orders = new ResilientService(shop, 'orders', {
        workload: { image: 'registry.example/orders:1.0.0', port: 8080 },
      });
      shop.allow({ from: storefront, to: orders });
    });
    expect(nested).toEqual(flat);
  });

  it.each(['Orders', 'orders_1', '1orders', 'orders-', 'o'.repeat(64), 'ord.ers'])('%s is none (MESH1006)', (id) => {
    const service: Build = (chart) => {
      const shop = namespaceIn(chart);
      const made = new ResilientService(shop, id, { workload: { image: 'registry.example/orders:1.0.0', port: 8080 } });
      shop.allow({ from: storefront, to: made });
    };
    expect(refusals(service)).toContain('MESH1006');
    expect(refusals((chart) => void namespaceIn(chart, id))).toContain('MESH1006');
  });
});

describe('all at once', () => {
  const wrong: Build = (chart, chartOf) => {
    const shop = namespaceIn(chart);
    const workload = { image: 'registry.example/orders:1.0.0', port: 8080 };
    const orders = new ResilientService(shop, 'orders', {
      workload,
      routes: [post('/orders', { retries: { attempts: 2, on: ['5xx'] } } as never)],
      circuitBreaker: { ejectFor: Duration.seconds(30), ejectAtMost: 1 },
      colour: 'blue',
    } as never);
    shop.allow({ from: 'web', to: orders } as never);
    new CanaryRelease(chartOf('second'), 'orders-canary', {
      service: orders,
      canary: { image: 'a:1' },
      weight: 10,
    } as never);
    new ResilientService(chartOf('third'), 'lost', { workload } as never);
    new ZeroTrustNamespace(chartOf('third'), 'Bad', {} as never);
  };

  it('every refusal of every construct and chart is in one error, sorted', () => {
    const expected = ['MESH1001', 'MESH1002', 'MESH1003', 'MESH1006', 'MESH1007', 'MESH2003', 'MESH3007'];
    expect(refusals(wrong)).toEqual(expect.arrayContaining(expected));
    let message = '';
    try {
      manifestsOf(treeOf(wrong));
    } catch (error) {
      message = (error as Error).message;
    }
    for (const code of expected) expect(message).toContain(`${code} error`);
    for (const path of ['main/shop', 'main/shop/orders', 'second/orders-canary', 'third/lost', 'third/Bad']) {
      expect(message).toContain(`[${path}]`);
    }
    const paths = findings(wrong).map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
  });
});

describe('empty and foreign names', () => {
  const allowing = (edge: object): string[] =>
    refusals((chart) => {
      const shop = namespaceIn(chart);
      const orders = new ResilientService(shop, 'orders', {
        workload: { image: 'registry.example/orders:1.0.0', port: 8080 },
      });
      shop.allow({ from: ingress, to: orders, ...edge } as never);
    });

  it.each(['methods', 'paths', 'ports'])('an empty list of %s would open all of them, and is refused', (prop) => {
    expect(allowing({})).toEqual([]);
    expect(allowing({ [prop]: [] })).toEqual(['MESH1002']);
  });

  it.each([
    { namespace: '*', name: 'web' },
    { namespace: 'shop', name: '*' },
    { namespace: 'shop', name: 'web/../x' },
    { namespace: 'shop', name: 'web', trustDomain: '*' },
    { namespace: 'shop', name: undefined },
    { namespace: 'shop' },
  ])('%j is no identity', (props) => {
    expect(allowing({ from: Identity.fromServiceAccount(props as never) })).toContain('MESH1002');
    const imported = { ...props, name: 'web', serviceAccount: (props as { name?: string }).name };
    expect(allowing({ from: ResilientService.imported(imported as never) })).toContain('MESH1002');
    const on = istio({ version: '1.31', scrapers: [Identity.fromServiceAccount(props as never)] });
    expect(
      refusals((chart) => void new ZeroTrustNamespace(chart, 'shop', { mesh: on, stage: Stage.observe() })),
    ).toEqual(['MESH1002']);
  });

  it('a misspelt prop of an identity is not dropped', () => {
    const from = Identity.fromServiceAccount({ namespace: 'shop', name: 'web', trustdomain: 'x' } as never);
    expect(allowing({ from })).toEqual(['MESH1001']);
  });

  it('a way out begins at a service of the namespace, and ends at a host of the cluster', () => {
    const way = (host: string, foreign: boolean): string[] =>
      refusals((chart) => {
        const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe(), egress: 'declared' });
        const other = new ZeroTrustNamespace(chart, 'other', { mesh, stage: Stage.observe() });
        const workload = { image: 'registry.example/orders:1.0.0', port: 8080 };
        const [from, elsewhere] = [shop, other].map((scope) => {
          const made = new ResilientService(scope, 'orders', { workload });
          scope.allow({ from: ingress, to: made });
          return made;
        });
        shop.allowEgress({ from: foreign ? elsewhere! : from!, to: ServiceRef.fromHost(host) });
      });
    expect(way('mail.office.svc.cluster.local', false)).toEqual([]);
    expect(way('mail.office.svc.cluster.local', true)).toEqual(['MESH1002']);
    expect(way('mail.example.com', false)).toEqual(['MESH3016']);
  });
});

it('evidence of another count is not taken for the one that is asked for', () => {
  const evidence = { namespace: 'shop', window: Duration.days(14), source: 'x', date: '2026-11-20', deniedRequests: 5 };
  const props = {
    evidence: { ...evidence, plaintextRequests: 0 },
    webhooks: 'none',
    scrapes: 'none',
    lock: 'none',
    reason: 'r',
  };
  const stage = Stage.observe().strict(props as never);
  expect(refusals((chart) => void new ZeroTrustNamespace(chart, 'shop', { mesh, stage }))).toEqual(['MESH1001']);
});

it('ports that would share a name or a number are refused', () => {
  const withPorts = (ports: object): string[] =>
    refusals((chart) => {
      const shop = namespaceIn(chart);
      const workload = { image: 'registry.example/orders:1.0.0', port: 8080, ports };
      shop.allow({ from: ingress, to: new ResilientService(shop, 'orders', { workload } as never) });
    });
  expect(withPorts({ metrics: 9090, admin: 9091 })).toEqual([]);
  for (const ports of [{ http: 9090 }, { metrics: 80 }, { metrics: 8080 }, { a: 9090, b: 9090 }]) {
    expect(withPorts(ports)).toEqual(['MESH1002']);
  }
});
