import { argocd } from 'cdk8s-mesh';
import { byKey, captureStderr, find, type Manifest, ofKind, synth, yaml } from '../../synth/harness';
import { schemaProblems } from '../crd-schema';
import { type StageName, shopIn, stageNames } from './zero-trust-shop';

captureStderr();

const wave = 'argocd.argoproj.io/sync-wave';
const inboundPolicy = 'config.linkerd.io/default-inbound-policy';
const enforced = (stage: StageName): boolean => stage === 'authorize' || stage === 'isolate';
const access = { observe: 'audit', strict: 'all-authenticated', authorize: 'deny', isolate: 'deny' } as const;
const pods = {
  observe: 'all-unauthenticated',
  strict: 'all-authenticated',
  authorize: 'deny',
  isolate: 'deny',
} as const;

const isInbound = ({ kind, spec }: Manifest): boolean => kind === 'HTTPRoute' && spec.parentRefs[0].kind === 'Server';

describe.each(stageNames)('%s', (stage) => {
  const objects = (complete = false): Manifest[] => synth(shopIn({ stage, complete }));

  it('as a file', () => expect(yaml(objects())).toMatchSnapshot());

  it('is what the CRDs of Linkerd and Gateway API 1.2.1 know', () => {
    const sources = ['linkerd-2.20', 'gateway-api-1.2.1', 'prometheus-operator-0.93'] as const;
    expect(schemaProblems(objects(), sources)).toEqual([]);
    expect(schemaProblems(objects(true), sources)).toEqual([]);
  });

  it('gives every Server the access policy of the stage, and every pod that of its other ports', () => {
    const servers = ofKind(objects(), 'Server');
    expect(servers.map(({ spec }) => spec.accessPolicy)).toEqual(servers.map(() => access[stage]));
    for (const { spec } of ofKind(objects(), 'Deployment'))
      expect(spec.template.metadata.annotations[inboundPolicy]).toBe(pods[stage]);
  });

  it('denies pods that nobody declares once the namespace is complete', () => {
    const said = (complete: boolean): string =>
      find(objects(complete), 'Namespace', 'shop').metadata.annotations[inboundPolicy];
    expect(said(false)).toBe(enforced(stage) ? 'all-authenticated' : pods[stage]);
    expect(said(true)).toBe(pods[stage]);
  });

  it('has a Server for each port, and on those of HTTP a route for what no other one meets', () => {
    const servers = ofKind(objects(), 'Server').filter(({ spec }) => spec.port !== 4191);
    expect(servers.map(({ metadata, spec }) => `${metadata.name} ${spec.proxyProtocol}`).sort()).toEqual([
      'admission-8080 HTTP/1',
      'admission-8443 opaque',
      'jobs-8080 HTTP/1',
      'payments-8080 HTTP/1',
      'payments-9090 opaque',
      'payments-canary-8080 HTTP/1',
      'payments-canary-9090 opaque',
      'web-8080 HTTP/1',
    ]);
    for (const { metadata, spec } of servers.filter((server) => server.spec.proxyProtocol === 'HTTP/1')) {
      const { rules } = find(objects(), 'HTTPRoute', metadata.name).spec;
      expect(rules).toEqual([{ matches: [{ path: { type: 'PathPrefix', value: '/' } }] }]);
      expect(spec.podSelector.matchLabels).toEqual(
        find(objects(), 'Deployment', metadata.name.replace(/-\d+$/, '')).spec.selector.matchLabels,
      );
    }
  });

  it('lets nobody in without a name but through openings and for probes', () => {
    const unnamed = ofKind(objects(), 'AuthorizationPolicy').filter(
      ({ spec }) => spec.requiredAuthenticationRefs[0].kind === 'NetworkAuthentication',
    );
    const said = unnamed.map(({ metadata, spec }) => `${metadata.name}: ${spec.requiredAuthenticationRefs[0].name}`);
    const ofPayments = (name: string): string[] => [
      ...['', '-get-payments-each', '-get-post-payments', '-get-refunds', '-get-post-refunds-below'].map(
        (route) => `${name}-8080${route}-addresses: ${name}-8080-addresses`,
      ),
      `${name}-8080-probes-kubelet: kubelet`,
      `${name}-8080-probes-addresses: ${name}-8080-addresses`,
    ];
    expect(said.filter((line) => !/^payments/.test(line))).toEqual([
      'admission-8443-addresses: admission-8443-addresses',
    ]);
    expect(said.filter((line) => line.startsWith('payments-canary')).length).toBeGreaterThan(2);
    expect(ofPayments('payments').filter((line) => !said.includes(line))).toEqual([]);
  });

  it('names callers by the identity in their certificate', () => {
    const names = ofKind(objects(), 'MeshTLSAuthentication').flatMap(({ spec }) => spec.identities);
    expect([...new Set(names)].sort()).toEqual([
      'gateway.ingress.serviceaccount.identity.linkerd.cluster.local',
      'jobs.shop.serviceaccount.identity.linkerd.cluster.local',
      'prometheus.monitoring.serviceaccount.identity.linkerd.cluster.local',
      'web.shop.serviceaccount.identity.linkerd.cluster.local',
    ]);
  });

  it('goes wave by wave: who is let in, the Server, the route for the rest, the others', () => {
    const synced = synth(shopIn({ stage, gitops: argocd() }));
    const waveOf = ({ metadata }: Manifest): number => Number(metadata.annotations[wave]);
    const waves = (of: (object: Manifest) => boolean): number[] => synced.filter(of).map(waveOf);
    const order = [
      waves(({ kind }) => kind === 'MeshTLSAuthentication' || kind === 'NetworkAuthentication'),
      waves(({ kind }) => kind === 'AuthorizationPolicy'),
      waves(({ kind }) => kind === 'Server'),
      waves((object) => isInbound(object) && object.metadata.name === object.spec.parentRefs[0].name),
      waves((object) => isInbound(object) && object.metadata.name !== object.spec.parentRefs[0].name),
    ];
    for (const [place, those] of order.entries()) {
      expect(those.length).toBeGreaterThan(0);
      for (const next of order.slice(place + 1)) expect(Math.max(...those)).toBeLessThan(Math.min(...next));
    }
  });

  it('has NetworkPolicies in isolate only, with the port of the proxy beside that of the application', () => {
    const found = ofKind(objects(), 'NetworkPolicy');
    expect(found.length > 0).toBe(stage === 'isolate');
    const reached = (rules: Manifest[], peer: string): number[] =>
      rules
        .filter((rule) => JSON.stringify(rule.from ?? '').includes(peer))
        .flatMap((rule) => rule.ports.map((p: Manifest) => p.port));
    for (const { metadata, spec } of found.filter((policy) => policy.metadata.name.startsWith('payments'))) {
      expect([metadata.name, ...new Set(reached(spec.ingress, '"web"'))]).toEqual([metadata.name, 4143, 8080]);
      expect(new Set(reached(spec.ingress, '"monitoring"'))).toEqual(new Set([4143, 4191, 9090]));
      expect(reached(spec.ingress, '10.1.2.0/24')).toEqual([8080]);
    }
  });
});

it('as Argo CD takes it', () => {
  expect(yaml(synth(shopIn({ stage: 'authorize', gitops: argocd(), complete: true })))).toMatchSnapshot();
});

it('from stage to stage only the words of access and the network change, never who is let in', () => {
  const changes = stageNames.slice(1).map((stage, i) => {
    const before = byKey(synth(shopIn({ stage: stageNames[i]! })));
    const after = byKey(synth(shopIn({ stage })));
    expect([...before.keys()].filter((key) => !after.has(key))).toEqual([]);
    const changed = [...after].filter(([key, text]) => before.get(key) !== text).map(([key]) => key.split(' ')[1]);
    return [stage, [...new Set(changed)].sort()];
  });
  expect(changes).toEqual([
    ['strict', ['Deployment', 'Namespace', 'Server']],
    ['authorize', ['Deployment', 'Server']],
    ['isolate', ['NetworkPolicy']],
  ]);
});
