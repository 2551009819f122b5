import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  diagnosticsOf,
  get,
  grpc,
  header,
  type IstioOptions,
  istio,
  LoadBalancing,
  Percent,
  post,
  prefix,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import {
  type Build,
  captureStderr,
  codesOf,
  find,
  ingress,
  type Manifest,
  ofKind,
  synth,
  treeOf,
  yaml,
} from '../../../synth/harness';
import { schemaProblems } from '../../crd-schema';

captureStderr();

type Extra = (zone: ZeroTrustNamespace, service: ResilientService) => void;

const workload = { image: 'registry.example/payments:1.0.0', port: 8080 };

/** A namespace with one service; the props come loosely, since what a mesh lacks does not compile. */
const zoneOf =
  (props: object, extra: Extra = () => {}, options: Partial<IstioOptions> = {}): Build =>
  (chart) => {
    const mesh = istio({ version: '1.31', dataPlane: 'ambient', ingress, ...options } as never);
    const zone = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() } as never) as ZeroTrustNamespace;
    const all = { workload, ...props } as unknown as ResilientServiceProps;
    const service = new ResilientService(zone, 'payments', all as never) as unknown as ResilientService;
    zone.allow({ from: ingress, to: service });
    extra(zone, service);
  };

const isBehind = (objects: readonly Manifest[]): boolean =>
  find(objects, 'Service', 'payments').metadata.labels?.['istio.io/use-waypoint'] === 'waypoint';

const canary: Extra = (zone, service) =>
  new CanaryRelease(zone, 'payments-canary', {
    service,
    canary: { image: 'registry.example/payments:2.0.0' },
    weight: Percent.of(10),
    testers: header('x-canary', 'true'),
    watch: { errorRate: Percent.of(1) },
    until: '2999-12-31',
  });

const needing: Readonly<Record<string, readonly [object, Extra?]>> = {
  routes: [{ routes: [get('/payments')] }],
  closed: [{ routes: [get('/payments')], closed: true }],
  circuitBreaker: [
    { circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: Percent.of(50) } },
  ],
  connectionPool: [{ connectionPool: { maxConnections: 10 } }],
  'loadBalancing, also where it says the default': [{ loadBalancing: LoadBalancing.leastRequest() }],
  'versions as subsets': [{ versions: 'subsets' }],
  'a CanaryRelease': [{}, canary],
  'an edge with methods': [{}, (zone, to) => zone.allow({ from: ingress, to, methods: ['GET'] })],
  'an edge with paths': [{}, (zone, to) => zone.allow({ from: ingress, to, paths: [prefix('/open')] })],
};

describe('a waypoint', () => {
  it.each(Object.entries(needing))('is needed by %s', (_name, [props, extra]) => {
    const objects = synth(zoneOf(props, extra));
    expect(ofKind(objects, 'Gateway').length).toBe(1);
    expect(isBehind(objects)).toBe(true);
    expect(ofKind(objects, 'VirtualService').length).toBeGreaterThan(0);
  });

  it('is not there where nothing needs it, nor what only it reads', () => {
    const objects = synth(zoneOf({}));
    expect(isBehind(objects)).toBe(false);
    for (const kind of ['Gateway', 'VirtualService', 'DestinationRule', 'HTTPRoute', 'AuthorizationPolicy'])
      expect([kind, ofKind(objects, kind).length]).toEqual([kind, 0]);
  });

  it('is of a revision, and the namespace is not, or it would be injected', () => {
    const objects = synth(zoneOf({ routes: [get('/payments')] }, undefined, { revision: 'canary' }));
    expect(find(objects, 'Gateway', 'waypoint').metadata.labels['istio.io/rev']).toBe('canary');
    expect(find(objects, 'Namespace', 'shop').metadata.labels).toEqual({ 'istio.io/dataplane-mode': 'ambient' });
  });
});

describe("waypoint: 'none'", () => {
  it.each(Object.entries(needing))('refuses %s', (_name, [props, extra]) => {
    const findings = diagnosticsOf(treeOf(zoneOf(props, extra, { waypoint: 'none' })));
    const refusals = findings.filter(({ code }) => code === 'MESH1010');
    expect(refusals.map(({ what, why }) => `${what} ${why}`).join()).toContain('needs a waypoint');
  });
});

describe("routes: 'gateway-api'", () => {
  const options = { routes: 'gateway-api' } as const;
  const build = (props: object, extra?: Extra): Build => zoneOf(props, extra, options);

  const routes = [
    get('/payments', { timeout: Duration.millis(1500), headers: [header('x-region')] }),
    get(prefix('/payments'), { timeout: Duration.seconds(3) }),
    post('/payments'),
  ];
  const objects = (): Manifest[] => synth(build({ routes, loadBalancing: LoadBalancing.roundRobin() }, canary));

  it('as a file', () => expect(yaml(objects())).toMatchSnapshot());

  it('has an HTTPRoute for each Service, and no VirtualService', () => {
    expect(ofKind(objects(), 'VirtualService')).toEqual([]);
    expect(schemaProblems(objects(), ['istio-1.31', 'gateway-api-1.6.0', 'prometheus-operator-0.93'])).toEqual([]);
    const parents = ofKind(objects(), 'HTTPRoute').flatMap(({ spec }) =>
      spec.parentRefs.map((ref: Manifest) => ref.name),
    );
    expect(parents.sort()).toEqual(['payments', 'payments-canary']);
    expect(ofKind(objects(), 'DestinationRule').length).toBe(2);
  });

  it.each([
    ['a condition', get('/a', { retries: { attempts: 2, on: ['connect-failure'] } })],
    ['off', get('/a', { retries: 'off' })],
  ])('refuses %s of retries', (_name, route) => {
    expect(codesOf(diagnosticsOf(treeOf(build({ routes: [route] }))))).toContain('MESH1010');
  });

  it.each([
    ['MESH6131', { routes: [grpc('bank.Ledger/Book')] }],
    ['MESH6132', { routes: [get(template('/a/{id}'))] }],
    ['MESH6133', { routes: Array.from({ length: 16 }, (_, n) => get(`/${n}`)) }],
  ])('%s holds', (code, props) => {
    expect(codesOf(diagnosticsOf(treeOf(build(props))))).toContain(code);
    expect(codesOf(diagnosticsOf(treeOf(zoneOf(props))))).not.toContain(code);
  });
});
