import * as pulumi from '@pulumi/pulumi';
import { ApiObject, App, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import {
  CanaryRelease,
  Identity,
  istio,
  Percent,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { type Builder, Mesh, type MeshOptions } from 'cdk8s-mesh/pulumi';
import { findingsOf, mocks, objectsOf } from 'cdk8s-mesh/pulumi/testing';
import { captureStderr, type Manifest, manifestsOf } from '../synth/harness';
import { captureLog, Registrations } from './registrations';

const stderr = captureStderr();
const said = captureLog();

const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
const mesh = istio({ version: '1.31', ingress: gateway });
const workload = { image: 'registry.example/web:1.0.0', port: 8080, replicas: 3 };
const circuitBreaker = { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 };

/** A namespace with one service. */
const shop =
  (props: Partial<ResilientServiceProps> = {}): Builder<{ shop: ZeroTrustNamespace; web: ResilientService }> =>
  (scope) => {
    const namespace = new ZeroTrustNamespace(scope, 'shop', { mesh, stage: Stage.observe() });
    const web = new ResilientService(namespace, 'web', { workload, ...(props as object) });
    namespace.allow({ from: gateway, to: web });
    return { shop: namespace, web };
  };

async function registered(
  build: Builder<unknown>,
  { preview = false, ...options }: MeshOptions & { readonly preview?: boolean } = {},
): Promise<Registrations> {
  const seen = new Registrations();
  await pulumi.runtime.setMocks(seen, 'project', 'stack', preview);
  await objectsOf(new Mesh('shop', build, options));
  return seen;
}

const of = (seen: Registrations, kind: string): Manifest => seen.objects.find((object) => object.kind === kind);

const settled = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => {
    output.apply(resolve);
  });

describe('the component', () => {
  it('registers first, and with the objects below it', async () => {
    const seen = await registered(shop());
    expect(seen.names[0]).toBe('cdk8s-mesh:index:Mesh shop');
    expect(seen.names).toEqual(
      expect.arrayContaining([
        'kubernetes:core/v1:Service shop/shop/web',
        'kubernetes:apps/v1:Deployment shop/shop/web',
      ]),
    );
  });

  it('names its resources by what they are, wherever the program says them', async () => {
    const first = await registered((scope) => {
      const { shop: namespace } = shop()(scope) as { shop: ZeroTrustNamespace };
      new ResilientService(namespace, 'api', { workload });
    });
    const moved = await registered((scope) => {
      const namespace = new ZeroTrustNamespace(new Chart(scope, 'elsewhere'), 'shop', { mesh, stage: Stage.observe() });
      new ResilientService(namespace, 'api', { workload });
      const web = new ResilientService(namespace, 'web', { workload });
      namespace.allow({ from: gateway, to: web });
    });
    expect([...moved.names].sort()).toEqual([...first.names].sort());
  });

  it('waits for an async builder', async () => {
    const seen = await registered(async (scope) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return shop()(scope);
    });
    expect(of(seen, 'VirtualService')).toBeDefined();
  });

  it('applies patches, and registers objects of the user', async () => {
    const seen = await registered((scope) => {
      new ApiObject(scope, 'own', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { namespace: 'shop', name: 'own' },
      });
      return shop({ patches: { Service: [JsonPatch.add('/spec/publishNotReadyAddresses', true)] } })(scope);
    });
    expect(of(seen, 'Service').spec.publishNotReadyAddresses).toBe(true);
    expect(of(seen, 'ConfigMap').metadata).toEqual({ namespace: 'shop', name: 'own' });
  });

  it('needs a function', async () => {
    await pulumi.runtime.setMocks(mocks);
    const wrong = (): unknown => new Mesh('shop', undefined as unknown as Builder<void>);
    expect(wrong).toThrow("new Mesh('shop', …) needs a function that writes the program");
  });
});

describe('outputs', () => {
  it('are those of the constructs that the builder returns', async () => {
    await pulumi.runtime.setMocks(mocks);
    const release = new Mesh('shop', (scope) => {
      const { shop: namespace, web } = shop()(scope) as { shop: ZeroTrustNamespace; web: ResilientService };
      const canary = new CanaryRelease(scope, 'web-next', {
        service: web,
        canary: { image: 'registry.example/web:2.0.0' },
        weight: Percent.of(10),
        watch: { errorRate: Percent.of(1) },
        until: '2026-12-31',
      });
      return { namespace, web, canary, answer: 42 };
    });
    expect(await settled(release.outputs.web)).toEqual({
      name: 'web',
      namespace: 'shop',
      host: 'web.shop.svc.cluster.local',
      port: 80,
      serviceAccount: 'web',
      principal: 'cluster.local/ns/shop/sa/web',
      policies: ['web', 'web-default-deny'],
    });
    expect(await settled(release.outputs.web.host)).toBe('web.shop.svc.cluster.local');
    expect(await settled(release.outputs.canary)).toEqual({
      name: 'web-next',
      host: 'web-next.shop.svc.cluster.local',
    });
    expect(await settled(release.outputs.namespace)).toEqual({ name: 'shop', policies: [] });
    expect(await settled(release.outputs.answer)).toBe(42);
  });

  it('are those of the one construct that it returns, and none of other kinds', async () => {
    await pulumi.runtime.setMocks(mocks);
    const one = new Mesh('shop', (scope) => {
      const { web } = shop()(scope) as { web: ResilientService };
      return web;
    });
    expect(await settled(one.outputs.host)).toBe('web.shop.svc.cluster.local');
    const other = new Mesh('shop', (scope) => ({ scope, own: new Chart(scope, 'own') }));
    expect(await settled(other.outputs)).toEqual({ scope: undefined, own: undefined });
  });
});

describe('a value that is known later', () => {
  const late = <T>(value: T): pulumi.Output<T> =>
    pulumi.output(new Promise<T>((resolve) => setTimeout(() => resolve(value), 10))) as pulumi.Output<T>;

  it('is waited for, and registers as itself', async () => {
    const seen = await registered(
      shop({
        workload: {
          image: late('registry.example/web:1.2.3'),
          port: 8080,
          replicas: late(4),
          env: { A: late('a'), B: 'b', C: Promise.resolve('c') },
        },
        metadata: { labels: { team: late('web') }, annotations: late({ owner: 'somebody' }) },
        circuitBreaker,
      }),
    );
    const { metadata, spec } = of(seen, 'Deployment');
    expect(spec.replicas).toBe(4);
    expect(spec.template.metadata.labels['app.kubernetes.io/version']).toBe('1.2.3');
    expect(spec.template.spec.containers[0]).toMatchObject({
      image: 'registry.example/web:1.2.3',
      env: [
        { name: 'A', value: 'a' },
        { name: 'B', value: 'b' },
        { name: 'C', value: 'c' },
      ],
    });
    expect(metadata).toMatchObject({ labels: { team: 'web' }, annotations: { owner: 'somebody' } });
    expect(of(seen, 'DestinationRule').spec.trafficPolicy.outlierDetection.maxEjectionPercent).toBe(25);
  });

  it('is the same object as with a plain one', async () => {
    const props = (of: <T>(value: T) => pulumi.Input<T>): Partial<ResilientServiceProps> => ({
      workload: { image: of('registry.example/web:1.2.3'), port: 8080, replicas: of(4), env: { A: of('a') } },
      metadata: { labels: { team: of('web') } },
      circuitBreaker,
    });
    const plain = await registered(shop(props((value) => value)));
    const inputs = await registered(shop(props(late)));
    expect(inputs.objects).toEqual(plain.objects);
  });

  it('is checked like a plain one once it is known, with the same words', async () => {
    const props = (of: <T>(value: T) => pulumi.Input<T>): Partial<ResilientServiceProps> => ({
      workload: { image: of(''), port: 8080, replicas: of(-1), env: { A: of('a') } },
      metadata: { labels: { team: of('no label') } },
    });
    await pulumi.runtime.setMocks(mocks);
    const plain = await findingsOf(() => new Mesh('shop', shop(props((value) => value))));
    const inputs = await findingsOf(() => new Mesh('shop', shop(props(late))));
    expect(inputs).toEqual(plain);
    expect(plain.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'MESH1002',
      'MESH1002',
      'MESH1005',
    ]);
  });

  it('decides with rules over the model too', async () => {
    await pulumi.runtime.setMocks(mocks);
    const ejects = shop({ workload: { ...workload, replicas: late(1) }, circuitBreaker });
    expect((await findingsOf(() => new Mesh('shop', ejects))).map(({ code }) => code)).toContain('MESH2104');
    const untagged = shop({ workload: { ...workload, image: late('registry.example/web') } });
    expect((await findingsOf(() => new Mesh('shop', untagged))).map(({ code }) => code)).toContain('MESH5104');
  });

  it('is told to be checked at update where a preview does not know it', async () => {
    const unknown = pulumi.output(pulumi.unknown) as unknown as pulumi.Output<string>;
    await pulumi.runtime.setMocks(mocks, 'project', 'stack', true);
    let release!: Mesh;
    const make = (): Mesh => {
      release = new Mesh<unknown>('shop', shop({ workload: { ...workload, image: unknown } }));
      return release;
    };
    expect(await findingsOf(make)).toEqual([
      expect.objectContaining({ code: 'MESH1020', severity: 'info', path: 'shop/shop/web', at: 'workload.image' }),
    ]);
    const objects = (await objectsOf(release)) as readonly Manifest[];
    const { spec } = objects.find(({ kind }) => kind === 'Deployment');
    expect(spec.template.spec.containers[0]).not.toHaveProperty('image');
    expect(spec.replicas).toBe(3);
  });

  it('is no secret in what is said', async () => {
    await pulumi.runtime.setMocks(mocks);
    const build = shop({ metadata: { labels: { key: pulumi.secret('p@ssw0rd') } } });
    const found = await findingsOf(() => new Mesh('shop', build));
    expect(found.map(({ code, what }) => [code, what])).toContainEqual(['MESH1002', expect.stringMatching(/a secret/)]);
    expect([said(), JSON.stringify(found), stderr()].join('\n')).not.toContain('p@ssw0rd');
  });

  it('is refused where it would choose an object, a name, a host, a route or a rule', async () => {
    await pulumi.runtime.setMocks(mocks);
    const given = { workload: { ...workload, port: late(8080) }, protocol: late('http'), closed: late(false) };
    const found = await findingsOf(() => new Mesh('shop', shop(given as unknown as ResilientServiceProps)));
    expect(found.filter(({ code }) => code === 'MESH1019').map(({ at }) => at)).toEqual([
      'closed',
      'protocol',
      'workload.port',
    ]);
  });

  it('is refused in a program of cdk8s', () => {
    const app = new App();
    shop({ workload: { ...workload, image: late('a:1') } })(new Chart(app, 'main'));
    expect(() => app.synthYaml()).toThrow(/MESH1002 error at workload\.image/);
  });
});

describe('a refused program', () => {
  const twice: Builder<void> = (scope) => {
    const { shop: namespace } = shop({ port: 0 })(scope) as { shop: ZeroTrustNamespace };
    new ResilientService(namespace, 'Api', { workload });
  };
  const words = 'Mesh shop is refused: its findings are beside it';

  it.each<readonly [string, Builder<void>, (make: () => Mesh) => Promise<unknown>]>([
    ['at once', twice, async (make) => expect(make).toThrow(words)],
    ['by an async builder', async (scope) => twice(scope), (make) => expect(make().ready).rejects.toThrow(words)],
  ])('%s, registers the component and nothing else, and says all through the log', async (_, build, refuses) => {
    const seen = new Registrations();
    await pulumi.runtime.setMocks(seen);
    await refuses(() => new Mesh<unknown>('shop', build));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen.names).toEqual(['cdk8s-mesh:index:Mesh shop']);
    expect(said()).toContain('MESH1005');
    expect(said()).toContain('MESH1006');
    expect(said()).toContain('refused, 2 errors above: none of its objects is registered');
    expect(stderr()).toBe('');
  });

  it('is refused in the words of synth', async () => {
    const build = shop({ port: 0 });
    await pulumi.runtime.setMocks(mocks);
    const found = await findingsOf(() => new Mesh('main', build));
    const app = new App();
    build(new Chart(app, 'main'));
    expect(() => app.synthYaml()).toThrow(found.find(({ severity }) => severity === 'error')!.what);
  });
});

describe('an existing program of cdk8s', () => {
  const program = (): { readonly app: App; readonly base: Chart; readonly release: Chart } => {
    const app = new App();
    const base = new Chart(app, 'base', { labels: { team: 'shop' } });
    const { web } = shop()(base) as { web: ResilientService };
    const release = new Chart(app, 'release');
    new CanaryRelease(release, 'web-next', {
      service: web,
      canary: { image: 'registry.example/web:2.0.0' },
      weight: Percent.of(10),
      watch: { errorRate: Percent.of(1) },
      until: '2026-12-31',
    });
    return { app, base, release };
  };

  it('registers chart by chart what each would write', async () => {
    const { base, release } = program();
    const written = [base, release].map((chart) => Testing.synth(chart) as readonly Manifest[]);
    await pulumi.runtime.setMocks(mocks);
    for (const [index, chart] of [release, base].entries()) {
      const objects = await objectsOf(Mesh.fromChart(chart));
      expect(objects).toHaveLength(written[1 - index]!.length);
    }
  });

  it('can be synthesized again afterwards', async () => {
    const { app } = program();
    const before = manifestsOf(app);
    await pulumi.runtime.setMocks(mocks);
    await Mesh.fromApp('shop', app).ready;
    expect(manifestsOf(app)).toEqual(before);
  });
});
