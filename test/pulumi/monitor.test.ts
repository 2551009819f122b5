import { type Ran, type Registered, runProgram } from './monitor';

const short = (urn: string): string => urn.split('::').slice(2).join(' ').replace(/^.*\$/, '');
const isObject = ({ type }: Registered): boolean => type.startsWith('kubernetes:');
const ofMesh = ({ registered }: Ran, mesh: string): readonly Registered[] =>
  registered.filter(({ parent }) => parent.endsWith(`cdk8s-mesh:index:Mesh::${mesh}`));

describe('examples/pulumi', () => {
  const config = {
    image: 'registry.example/payments:1.9.2',
    replicas: '3',
    nextImage: 'registry.example/payments:2.0.0',
    nextPercent: '10',
  };
  let ran: Ran;
  beforeAll(async () => {
    ran = await runProgram('examples/pulumi/index.ts', { config });
  });

  it('registers each object behind what must be there before', () => {
    const waits = ran.registered.map(({ urn, dependencies }) => ({
      urn: short(urn),
      behind: dependencies.map(short).sort(),
    }));
    const lines = waits.map(({ urn, behind }) => `${urn}${behind.map((one) => `\n    behind ${one}`).join('')}`);
    expect(lines.sort().join('\n')).toMatchSnapshot();
  });

  it('keeps that order as it registers', () => {
    const places = new Map(ran.registered.map(({ urn }, index) => [urn, index]));
    const early = ran.registered.filter(({ urn, dependencies }) =>
      dependencies.some((other) => places.get(other)! > places.get(urn)!),
    );
    expect(early).toEqual([]);
    expect(ofMesh(ran, 'shop').length).toBeGreaterThan(20);
  });

  it('exports what others need', () => {
    expect(ran).toMatchObject({
      exitCode: 0,
      whole: true,
      logged: [],
      outputs: {
        host: 'orders.shop.svc.cluster.local',
        caller: 'cluster.local/ns/shop/sa/orders',
        policies: ['payments', 'payments-default-deny'],
      },
    });
  });

  it('keeps the Namespace from being deleted with everything in it', () => {
    expect(
      ofMesh(ran, 'shop')
        .filter(({ protect }) => protect)
        .map(({ type }) => type),
    ).toEqual(['kubernetes:core/v1:Namespace']);
  });
});

describe.each([
  ['at once', 'language host'],
  ['later', 'language host'],
  ['at once', 'inline program'],
  ['later', 'inline program'],
] as const)('a program that is refused %s, under the %s', (when, as) => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await runProgram('test/pulumi/programs/refused.ts', { as, preview: true, env: { REFUSED: when } });
  });

  it('registers the component, and nothing else of it or of those who need it', () => {
    expect(ofMesh(ran, 'broken')).toEqual([]);
    const names = ran.registered.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['broken', 'other', 'good/good/web']));
    expect(names).not.toContain('dependent');
  });

  it('says every finding beside the component', () => {
    const errors = ran.logged.filter(({ urn, severity }) => severity === 'error' && urn.endsWith('Mesh::broken'));
    expect(errors.map(({ message }) => message.split('\n')[0])).toEqual([
      "[broken/shop/Web] MESH1006 error: 'Web' is no name for a Service",
      '[broken/shop/api] MESH1005 error at workload.port: port is 80800',
      'refused, 2 errors above: none of its objects is registered',
    ]);
    expect(ran.logged.filter(({ urn }) => urn.endsWith('Mesh::good'))).toEqual([]);
  });

  it('fails, and leaves alone what stands', () => {
    expect(ran).toMatchObject({ whole: false });
    expect(ran.exitCode).not.toBe(0);
  });
});

describe('values that another resource decides', () => {
  const program = 'test/pulumi/programs/late.ts';
  const decided = (data: object) => ({
    outcome: ({ name, inputs }: Registered) =>
      name === 'decided' ? { ...inputs, metadata: { name: 'decided', labels: { team: 'web' } }, data } : undefined,
  });
  const named = (ran: Ran, kind: string): Registered =>
    ofMesh(ran, 'shop').find(({ inputs }) => inputs['kind'] === kind)!;

  it('are unknown in a preview, and said to be checked at update', async () => {
    // without its fields the resource is what its inputs say
    const ran = await runProgram(program, { preview: true });
    expect(ran.exitCode).toBe(0);
    const infos = ran.logged.map(({ severity, message }) => [severity, message.split('\n')[0]]);
    expect(infos).toEqual(
      ['workload.env.DECIDED_BY: DECIDED_BY', 'workload.image: image', 'workload.replicas: replicas'].map((what) => [
        'info',
        `[shop/shop/web] MESH1020 info at ${what} is not known yet: checked at update`,
      ]),
    );
    expect(ofMesh(ran, 'shop').length).toBeGreaterThan(8);
  });

  it('arrive in the objects, with the dependency', async () => {
    const ran = await runProgram(program, decided({ image: 'registry.example/web:3.1.4', replicas: '5' }));
    expect(ran).toMatchObject({ exitCode: 0, logged: [] });
    const deployment = named(ran, 'Deployment');
    expect(deployment.inputs).toMatchObject({
      spec: {
        replicas: 5,
        template: {
          metadata: { labels: { 'app.kubernetes.io/version': '3.1.4' } },
          spec: {
            containers: [{ image: 'registry.example/web:3.1.4', env: [{ name: 'DECIDED_BY', value: 'decided' }] }],
          },
        },
      },
    });
    expect(deployment.dependencies.map(short)).toContain('kubernetes:core/v1:ConfigMap decided');
    expect(named(ran, 'Namespace').inputs).toMatchObject({ metadata: { labels: { team: 'web' } } });
    const { outlierDetection } = (
      named(ran, 'DestinationRule').inputs as { spec: { trafficPolicy: { outlierDetection: object } } }
    ).spec.trafficPolicy;
    expect(outlierDetection).toMatchObject({ maxEjectionPercent: 20 });
  });

  it('register nothing where they are refused', async () => {
    const ran = await runProgram(program, decided({ image: 'registry.example/web:3.1.4', replicas: '-1' }));
    expect(ran.exitCode).not.toBe(0);
    expect(ran.whole).toBe(false);
    expect(ofMesh(ran, 'shop')).toEqual([]);
    expect(ran.logged.map(({ message }) => message).join('\n')).toContain('MESH1005 error at workload.replicas');
  });
});

describe('options of the component', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await runProgram('test/pulumi/programs/options.ts');
  });

  it('reach every object', () => {
    const objects = ofMesh(ran, 'shop').filter(isObject);
    expect(objects.length).toBeGreaterThan(8);
    for (const { name, protect, ignoreChanges, importId, provider } of objects) {
      expect({ protect, ignoreChanges, importId, provider: short(provider) }).toEqual({
        protect: true,
        ignoreChanges: ['spec.replicas'],
        importId: name.replace(/^shop\//, ''),
        provider: 'pulumi:providers:kubernetes elsewhere',
      });
    }
    const service = objects.find(({ type }) => type === 'kubernetes:core/v1:Service')!;
    expect(service.inputs).toMatchObject({ metadata: { labels: { seen: 'yes' } } });
    expect(ran.registered.find(({ type }) => type.startsWith('cdk8s-mesh'))!.aliases).toEqual(['store']);
  });

  it('leave the order to the graph: what a user put before, and what waits for the component', () => {
    const behind = (name: string, type: string): readonly string[] =>
      ran.registered.find((one) => one.name === name && one.type.endsWith(type))!.dependencies.map(short);
    expect(behind('shop/shop/migration', 'Job')).toEqual(['kubernetes:core/v1:Namespace shop/shop']);
    expect(behind('shop/shop/web-8080', 'MeshTLSAuthentication')).toContain(
      'kubernetes:batch/v1:Job shop/shop/migration',
    );
    expect(behind('after', 'ConfigMap')).toHaveLength(ofMesh(ran, 'shop').length);
  });
});
