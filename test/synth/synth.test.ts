import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import {
  CanaryRelease,
  diagnosticsOf,
  get,
  Percent,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import fc from 'fast-check';
import {
  type Build,
  byKey,
  captureStderr,
  ingress,
  manifestsOf,
  mesh,
  namespaceIn,
  refusals,
  treeOf,
  yaml,
} from './harness';

const stderr = captureStderr();
let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'synth-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

const workloadOf = (name: string) => ({ image: `registry.example/${name}:1.0.0`, port: 8080 });
const serviceIn = (shop: ZeroTrustNamespace, name: string, props: Partial<ResilientServiceProps> = {}) =>
  new ResilientService(shop, name, { workload: workloadOf(name), ...props } as ResilientServiceProps);

/** Two namespaces in two charts that call each other, and a canary in a third. */
const mutual: Build = (chart, chartOf) => {
  const shop = namespaceIn(chart, 'shop');
  const finance = namespaceIn(chartOf('finance'), 'finance');
  const orders = serviceIn(shop, 'orders');
  const ledger = serviceIn(finance, 'ledger');
  shop.allow({ from: ledger, to: orders });
  finance.allow({ from: orders, to: ledger });
  new CanaryRelease(chartOf('release'), 'orders-canary', {
    service: orders,
    canary: { image: 'registry.example/orders:2.0.0' },
    weight: Percent.of(10),
    watch: { errorRate: Percent.of(1) },
    until: '2026-12-31',
  });
};

const simple: Build = (chart) => {
  const shop = namespaceIn(chart);
  shop.allow({ from: ingress, to: serviceIn(shop, 'orders') });
};

const refused: Build = (chart) => {
  const shop = namespaceIn(chart, 'broken');
  shop.allow({ from: ingress, to: serviceIn(shop, 'orders', { routes: [] }) });
};

describe('hosts', () => {
  const files = (): string[] =>
    readdirSync(outdir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath.slice(outdir.length), entry.name))
      .sort();

  it('App.synth, Testing.synth and synthYaml say the same', () => {
    const app = treeOf(simple, { outdir });
    app.synth();
    const written = readFileSync(join(outdir, 'main.k8s.yaml'), 'utf8');
    expect(yaml(manifestsOf(treeOf(simple)))).toBe(written);
    expect(treeOf(simple).synthYaml()).toBe(written);
    expect(stderr()).toBe('');
  });

  it.each([
    [YamlOutputType.FILE_PER_APP, ['app.k8s.yaml']],
    [YamlOutputType.FILE_PER_CHART, ['finance.k8s.yaml', 'main.k8s.yaml', 'release.k8s.yaml']],
  ])('%s', (yamlOutputType, expected) => {
    treeOf(mutual, { outdir, yamlOutputType }).synth();
    expect(files()).toEqual(expected);
  });

  it('a folder for each chart and a file for each object', () => {
    const app = treeOf(mutual, { outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    app.synth();
    expect(files()).toHaveLength(manifestsOf(app).length);
    expect(files()).toContain('/finance/VirtualService.ledger.k8s.yaml');
  });

  it('a file for each object, where no two share one', () => {
    const app = treeOf(simple, { outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    app.synth();
    expect(files()).toHaveLength(manifestsOf(app).length);
  });

  it('a file for each object is refused where two namespaces would share one (MESH1012)', () => {
    const app = treeOf(mutual, { outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    expect(() => app.synth()).toThrow(/MESH1012 error: PeerAuthentication \S+\/default and PeerAuthentication/);
    expect(files()).toEqual([]);
  });

  it('two charts, the second refused: no file', () => {
    const build: Build = (chart, chartOf) => {
      simple(chart, chartOf);
      refused(chartOf('second'), chartOf);
    };
    for (const yamlOutputType of [
      YamlOutputType.FILE_PER_APP,
      YamlOutputType.FILE_PER_CHART,
      YamlOutputType.FILE_PER_RESOURCE,
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    ]) {
      expect(() => treeOf(build, { outdir, yamlOutputType }).synth()).toThrow(/MESH2006/);
    }
    expect(files()).toEqual([]);
    const app = treeOf(build);
    expect(() => Testing.synth(app.charts[0]!)).toThrow(/MESH2006/);
    expect(() => treeOf(build).synthYaml()).toThrow(/MESH2006/);
  });

  it('a chart with a namespace and labels keeps the Namespace cluster-scoped', () => {
    const app = new App();
    const chart = new Chart(app, 'main', { namespace: 'elsewhere', labels: { team: 'shop' } });
    simple(chart, () => chart);
    const objects = manifestsOf(app);
    const [namespace] = objects.filter(({ kind }) => kind === 'Namespace');
    expect(namespace.metadata).not.toHaveProperty('namespace');
    expect(namespace.metadata.labels).toMatchObject({ team: 'shop' });
    const others = objects.filter(({ kind }) => kind !== 'Namespace');
    expect([...new Set(others.map(({ metadata }) => metadata.namespace))]).toEqual(['shop']);
  });
});

describe('charts', () => {
  it('mutual allow depends on nothing, and attaching renames no file', () => {
    const app = treeOf(mutual, { outdir });
    app.synth();
    // cdk8s puts numbers before the names of charts that depend on one another
    expect(readdirSync(outdir).sort()).toEqual(['finance.k8s.yaml', 'main.k8s.yaml', 'release.k8s.yaml']);
    for (const chart of app.charts) expect(chart.node.dependencies).toEqual([]);
    const policy = manifestsOf(app).find(
      ({ kind, metadata }) => kind === 'AuthorizationPolicy' && metadata.name === 'ledger',
    );
    expect(policy.spec.rules[0].from[0].source.principals).toEqual(['cluster.local/ns/shop/sa/orders']);
  });

  it('what is attached in another chart is written there, and the service stays where it is', () => {
    const app = treeOf(mutual);
    const [main, , release] = app.charts.map((chart) => Testing.synth(chart));
    const named = (objects: readonly { kind: string; metadata: { name: string } }[]): string[] =>
      objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(named(release!)).toContain('Deployment orders-canary');
    expect(named(main!)).not.toContain('Deployment orders-canary');
    expect(JSON.stringify(main!.find(({ kind }) => kind === 'VirtualService'))).toContain('orders-canary.shop.svc');
  });
});

describe('a tree that changes', () => {
  it('gives the same bytes twice, and reads each construct once for all charts', () => {
    const reads: string[] = [];
    const app = treeOf(
      (_, chartOf) => {
        for (let i = 0; i < 20; i++) {
          const shop = namespaceIn(chartOf(`chart-${i}`), `shop-${i}`);
          const orders = serviceIn(shop, 'orders');
          shop.allow({ from: ingress, to: orders });
          for (const construct of [shop, orders]) {
            const read = construct._read.bind(construct);
            jest.spyOn(construct, '_read').mockImplementation((reader) => {
              reads.push(construct.node.path);
              read(reader);
            });
          }
        }
      },
      { outdir },
    );
    app.synth();
    expect(reads).toHaveLength(40);
    expect(new Set(reads).size).toBe(40);
    const first = readdirSync(outdir).map((file) => readFileSync(join(outdir, file), 'utf8'));
    app.synth();
    app.synthYaml();
    manifestsOf(app);
    expect(reads).toHaveLength(40);
    expect(readdirSync(outdir).map((file) => readFileSync(join(outdir, file), 'utf8'))).toEqual(first);
  });

  it('is written as it is now: what was added, and without what was removed', () => {
    const app = treeOf(simple);
    const before = byKey(manifestsOf(app));
    const shop = app.node.findChild('main').node.findChild('shop') as ZeroTrustNamespace;
    const late = serviceIn(shop, 'late');
    shop.allow({ from: ingress, to: late });
    const grown = byKey(manifestsOf(app));
    expect([...grown.keys()].filter((key) => !before.has(key)).every((key) => key.includes(' late'))).toBe(true);
    expect(grown.size).toBeGreaterThan(before.size + 5);
    for (const [key, text] of before) expect(grown.get(key)).toBe(text);
  });

  it('forgets a canary that was removed', () => {
    const app = treeOf(mutual);
    manifestsOf(app);
    const release = app.node.findChild('release');
    expect(release.node.tryRemoveChild('orders-canary')).toBe(true);
    const left = yaml(manifestsOf(app));
    expect(left).not.toContain('orders-canary');
    const never = treeOf((chart, chartOf) => {
      const shop = namespaceIn(chart, 'shop');
      const finance = namespaceIn(chartOf('finance'), 'finance');
      const orders = serviceIn(shop, 'orders');
      const ledger = serviceIn(finance, 'ledger');
      shop.allow({ from: ledger, to: orders });
      finance.allow({ from: orders, to: ledger });
    });
    expect(left).toBe(yaml(manifestsOf(never)));
  });

  it('that was refused is written once it is mended', () => {
    const app = treeOf(simple);
    const raw = new ApiObject(app.charts[0]!, 'raw', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'orders', namespace: 'shop' },
    });
    expect(() => manifestsOf(app)).toThrow(/MESH1008 error: Service shop\/orders is made twice/);
    app.charts[0]!.node.tryRemoveChild(raw.node.id);
    expect(yaml(manifestsOf(app))).toBe(yaml(manifestsOf(treeOf(simple))));
  });

  it('is refused when a twin of one of our objects is added after a first synth', () => {
    const app = treeOf(simple);
    manifestsOf(app);
    new ApiObject(app.charts[0]!, 'raw', {
      apiVersion: 'networking.istio.io/v1beta1',
      kind: 'VirtualService',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: {},
    });
    expect(() => manifestsOf(app)).toThrow(/MESH1008/);
  });

  it('takes an object of the same name in another namespace, kind or group', () => {
    const build: Build = (chart, chartOf) => {
      simple(chart, chartOf);
      const name = 'orders';
      new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'other' } });
      new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' } });
      new ApiObject(chart, 'c', {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'Service',
        metadata: { name, namespace: 'shop' },
      });
    };
    expect(refusals(build)).toEqual([]);
  });
});

describe('order', () => {
  const services = ['a', 'b', 'c', 'd', 'e'];
  const edges = services.flatMap((from) => services.filter((to) => to !== from).map((to) => ({ from, to })));
  const build =
    (names: readonly string[], chosen: readonly { readonly from: string; readonly to: string }[]): Build =>
    (chart) => {
      const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe(), complete: true });
      const made = new Map(
        names.map((name) => {
          const routes = [get(`/${name}`), get('/shared', { retries: { attempts: 1, on: ['5xx'] } })];
          return [name, serviceIn(shop, name, { routes: name < 'c' ? routes : routes.reverse() })];
        }),
      );
      for (const { from, to } of chosen) {
        shop.allow({ from: made.get(from)!, to: made.get(to)!, methods: from < 'c' ? ['GET', 'PUT'] : ['PUT', 'GET'] });
      }
      for (const name of names) shop.allow({ from: ingress, to: made.get(name)! });
    };

  it('of services and edges changes no byte of any object', () => {
    const all = fc.shuffledSubarray(services, { minLength: 5 });
    const some = fc.subarray(edges, { maxLength: 8 });
    const shuffled = some.chain((chosen) =>
      fc.tuple(fc.constant(chosen), fc.shuffledSubarray(chosen, { minLength: chosen.length })),
    );
    fc.assert(
      fc.property(all, shuffled, (names, [chosen, reordered]) => {
        const expected = byKey(manifestsOf(treeOf(build(services, chosen))));
        const found = byKey(manifestsOf(treeOf(build(names, reordered))));
        expect([...found].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 15 },
    );
  });

  it('of routes changes no byte either', () => {
    const routes = [get('/a'), get('/a/b'), get('/c', { retries: 'off' })];
    const of = (list: ResilientServiceProps['routes']): string =>
      yaml(
        manifestsOf(
          treeOf((chart) => {
            const shop = namespaceIn(chart);
            shop.allow({ from: ingress, to: serviceIn(shop, 'orders', { routes: list }) });
          }),
        ),
      );
    expect(of([...routes].reverse())).toBe(of(routes));
  });
});

describe('the day', () => {
  afterEach(() => {
    process.env['MESH_AS_OF'] = '2026-11-21';
  });
  const on = (day: string): { readonly text: string; readonly codes: readonly string[] } => {
    process.env['MESH_AS_OF'] = day;
    const app = treeOf(mutual);
    return { text: yaml(manifestsOf(app)), codes: diagnosticsOf(app).map(({ code }) => code) };
  };

  it('changes findings, never bytes', () => {
    const before = on('2026-11-21');
    const after = on('2027-01-03');
    expect(before.codes).toEqual([]);
    expect(after.codes).not.toEqual([]);
    expect(after.text).toBe(before.text);
  });

  it('that is none is refused', () => {
    expect(() => on('tomorrow')).toThrow(/MESH1016/);
  });
});

it('a patch of ours stays out of the objects of others', () => {
  const build: Build = (chart, chartOf) => {
    simple(chart, chartOf);
    const other = new ZeroTrustNamespace(chartOf('second'), 'other', {
      mesh,
      stage: Stage.observe(),
      patches: { PeerAuthentication: [JsonPatch.add('/metadata/labels', { patched: 'yes' })] },
    });
    other.allow({ from: ingress, to: serviceIn(other, 'orders') });
  };
  const patched = manifestsOf(treeOf(build)).filter(({ metadata }) => metadata.labels?.patched === 'yes');
  expect(patched.map(({ metadata }) => metadata.namespace)).toEqual(['other']);
});
