import { argocd, type Istio, istio } from 'cdk8s-mesh';
import {
  byKey,
  captureStderr,
  find,
  ingress,
  keyOf,
  type Manifest,
  ofKind,
  prometheus,
  synth,
  yaml,
} from '../../../synth/harness';
import { brokenPromises } from '../promises';
import { type StageName, shopIn, stageNames } from '../stages';

captureStderr();

const installation = { version: '1.31', dataPlane: 'ambient', ingress, scrapers: [prometheus] } as const;
// the shop is typed for sidecars, and the twins at synth hold it against what this one has
const ambient = istio(installation) as unknown as Istio;
const dryRun = 'istio.io/dry-run';
const wave = 'argocd.argoproj.io/sync-wave';
const waypoint = 'cluster.local/ns/shop/sa/waypoint';
const enforced = (stage: StageName): boolean => stage === 'authorize' || stage === 'isolate';

/** What a policy of ztunnel lets in by identity. */
const principalsOf = ({ spec }: Manifest): string[] =>
  (spec.rules ?? []).flatMap((rule: Manifest) =>
    (rule.from ?? []).flatMap((from: Manifest) => from.source.principals ?? []),
  );

describe.each(stageNames)('%s', (stage) => {
  const objects = (complete = false): Manifest[] => synth(shopIn({ stage, complete, on: ambient }));
  const policies = (complete = false): Manifest[] => ofKind(objects(complete), 'AuthorizationPolicy');
  const isForWaypoint = ({ spec }: Manifest): boolean => spec.targetRefs !== undefined;

  it('as a file', () => expect(yaml(objects())).toMatchSnapshot());

  it('complete, as what is different', () => {
    const partial = byKey(objects());
    const whole = byKey(objects(true));
    const gone = [...partial.keys()].filter((key) => !whole.has(key));
    const added = [...whole].filter(([key, text]) => partial.get(key) !== text).map(([, text]) => text);
    expect(`gone:\n${gone.map((key) => `- ${key}\n`).join('')}---\n${added.join('---\n')}`).toMatchSnapshot();
  });

  it('keeps what every output keeps', () => {
    expect(brokenPromises(objects())).toEqual([]);
    expect(brokenPromises(objects(true))).toEqual([]);
  });

  it('has not a word for a sidecar', () => {
    expect(yaml(objects())).not.toMatch(/sidecar\.istio\.io|proxy\.istio\.io|istio-injection|istio\.io\/rev/);
  });

  it('has the mTLS of the stage as with sidecars', () => {
    const pairs = (on?: Istio) =>
      ofKind(synth(shopIn({ stage, on })), 'PeerAuthentication').map((o) => [keyOf(o), o.spec]);
    expect(pairs(ambient)).toEqual(pairs());
  });

  it('tries policies of requests until authorize, and has none of connections before', () => {
    for (const complete of [false, true]) {
      const all = policies(complete);
      expect(all.filter(isForWaypoint).length).toBe(2);
      for (const { metadata } of all.filter(isForWaypoint))
        expect(metadata.annotations?.[dryRun]).toBe(enforced(stage) ? undefined : 'true');
      const ofConnections = all.filter((policy) => !isForWaypoint(policy));
      expect(ofConnections.length > 0).toBe(enforced(stage));
      expect(ofConnections.filter(({ metadata }) => metadata.annotations?.[dryRun] !== undefined)).toEqual([]);
    }
  });

  it('compares methods and paths at the waypoint alone, on ports of the Service', () => {
    for (const { metadata, spec } of policies()) {
      const operations = (spec.rules ?? []).flatMap((rule: Manifest) => rule.to.map((to: Manifest) => to.operation));
      for (const { methods, paths, ports } of operations) {
        if (spec.targetRefs === undefined)
          expect([metadata.name, methods, paths]).toEqual([metadata.name, undefined, undefined]);
        else expect(ports).toEqual(['80']);
      }
    }
  });

  if (enforced(stage)) {
    it('lets the waypoint alone through to the pods behind it, beside scrapers and known addresses', () => {
      for (const name of ['payments-from-waypoint', 'payments-canary-from-waypoint']) {
        const scraper = 'cluster.local/ns/monitoring/sa/prometheus';
        expect(principalsOf(find(policies(), 'AuthorizationPolicy', name)).sort()).toEqual([scraper, waypoint]);
      }
      expect(principalsOf(find(policies(), 'AuthorizationPolicy', 'admission'))).toEqual([
        'cluster.local/ns/shop/sa/web',
      ]);
    });
  }
});

describe('sync waves', () => {
  const waves = (stage: StageName, canary = true): Map<string, number> => {
    const objects = synth(shopIn({ stage, on: ambient, gitops: argocd(), canary }));
    return new Map(
      objects.map((object) => [`${object.kind} ${object.metadata.name}`, Number(object.metadata.annotations[wave])]),
    );
  };

  it('have the waypoint and every allowance before the Services that turn callers, and denies last', () => {
    const at = waves('isolate');
    const service = at.get('Service payments')!;
    for (const key of [
      'Gateway waypoint',
      'AuthorizationPolicy payments-requests',
      'AuthorizationPolicy payments-from-waypoint',
    ])
      expect(at.get(key)).toBeLessThan(service);
    expect(at.get('AuthorizationPolicy payments-default-deny')).toBeGreaterThan(service);
  });

  it('never change in place who may reach pods that come behind a waypoint or leave it', () => {
    const [behind, before] = [waves('authorize'), waves('authorize', false)];
    expect(behind.has('AuthorizationPolicy admission')).toBe(before.has('AuthorizationPolicy admission'));
    expect(behind.has('AuthorizationPolicy payments')).toBe(false);
  });
});

it('isolate: pods take HBONE of their callers or waypoint, and probes; the waypoint takes that of callers', () => {
  const objects = synth(shopIn({ stage: 'isolate', on: ambient }));
  const ports = (name: string) =>
    find(objects, 'NetworkPolicy', name).spec.ingress.map((rule: Manifest) => [
      (rule.ports ?? []).map((port: Manifest) => port.port),
      (rule.from ?? []).map(
        (peer: Manifest) => peer.ipBlock?.cidr ?? Object.values(peer.podSelector?.matchLabels ?? {})[0],
      ),
    ]);
  expect(ports('payments')).toEqual([
    [[8080], ['10.1.2.0/24']],
    [[], ['169.254.7.127/32']],
    [[15008], [undefined, 'waypoint']],
  ]);
  expect(ports('waypoint')).toEqual([
    [[15020, 15090], [undefined]],
    [[15008], ['web']],
    [[15021], []],
  ]);
});
