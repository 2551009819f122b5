import { Duration } from 'cdk8s';
import { diagnosticsOf, istio, ServicePort, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { captureStderr, manifestsOf, refusals, treeOf } from '../synth/harness';
import { everything } from './fuzz-program';
import { type Mark, type Place, placesOf, replacing, showPlace } from './mutation';

captureStderr();

const whole: Mark = (_, value) => value;

/** All that a program leads to: findings as data, and objects where it is not refused. */
function outcome(mark: Mark): string {
  const app = treeOf((chart) => everything(chart, mark));
  const found = diagnosticsOf(app);
  const refused = found.some(({ severity }) => severity === 'error');
  return JSON.stringify([found, refused ? [] : manifestsOf(app)]);
}

const places = placesOf((mark) => void treeOf((chart) => everything(chart, mark))).filter(
  ({ path }) => path.length > 0,
);
let expected: string;
beforeAll(() => {
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  expected = outcome(whole);
  spy.mockRestore();
});

/** Another value for the props that say here what would hold without them. */
const others: Readonly<Record<string, unknown>> = {
  'istio.trustDomain': 'other.example',
  'istio.clusterDomain': 'other.example',
  'istio.rootNamespace': 'mesh',
  'istio.asOf': '2027-06-01',
  'get.notIdempotent': true,
  'orders.workload.resources': { limits: { memory: '1Gi' } },
  'orders.workload.resources.requests': { cpu: '2' },
  'orders.workload.resources.limits': { memory: '1Gi' },
  'orders.workload.terminationGracePeriod': Duration.seconds(60),
  'orders.retryBudget.minConcurrency': 5,
  'orders.versions': 'subsets',
  'ledger.workload.port': 8081,
  'legacy.workload.replicas': 1,
  'allow.ports': [ServicePort.of(9443)],
  'canary.canary.replicas': 5,
  'canary.watch.during': Duration.minutes(10),
  'copied canary.canary.container': 'other',
  'selected canary.canary.replicas': 1,
};

/** What is of use in the first stage only, tested below. */
const early = ['istio.meshMtls', 'observe.belowFloor'];

it.each(places.map((place) => [showPlace(place), place] as const).filter(([name]) => !early.includes(name)))(
  '%s is not ignored',
  (name, place: Place) => {
    expect(outcome(replacing(place, Object.hasOwn(others, name) ? others[name] : undefined))).not.toBe(expected);
  },
);

it('the floor of the mesh holds in observe, unless a dated reason says otherwise', () => {
  const observed = (meshMtls: 'STRICT' | 'PERMISSIVE', belowFloor?: { reason: string; until: string }): string[] =>
    refusals((chart) => {
      const mesh = istio({ version: '1.31', meshMtls });
      new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe({ belowFloor }) });
    });
  expect(observed('PERMISSIVE')).toEqual([]);
  expect(observed('STRICT')).toEqual(['MESH3010']);
  expect(observed('STRICT', { reason: 'moving in', until: '2026-12-31' })).toEqual([]);
});

it('the others table has no name that is none', () => {
  expect(Object.keys(others).filter((name) => !places.some((place) => showPlace(place) === name))).toEqual([]);
});
