import { argocd, istio } from 'cdk8s-mesh';
import {
  byKey,
  captureStderr,
  find,
  ingress,
  type Manifest,
  ofKind,
  prometheus,
  synth,
  yaml,
} from '../../synth/harness';
import { schemaProblems } from '../crd-schema';
import { brokenPromises } from './promises';
import { type StageName, shopIn, stageNames } from './stages';

captureStderr();

const wave = 'argocd.argoproj.io/sync-wave';
const dryRun = 'istio.io/dry-run';
const enforced = (stage: StageName): boolean => stage === 'authorize' || stage === 'isolate';

describe.each(stageNames)('%s', (stage) => {
  const objects = (complete = false): Manifest[] => synth(shopIn({ stage, complete }));

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

  it('is what Istio 1.30 knows too', () => {
    const on = istio({ version: '1.30', ingress, scrapers: [prometheus] });
    const old = synth(shopIn({ stage, on }));
    expect(schemaProblems(old, ['istio-1.30', 'prometheus-operator-0.93'])).toEqual([]);
    expect(yaml(old)).toBe(yaml(objects()));
  });

  it('sets mTLS to PERMISSIVE in observe and to STRICT after it', () => {
    const { spec } = find(objects(), 'PeerAuthentication', 'default');
    expect(spec).toEqual({ mtls: { mode: stage === 'observe' ? 'PERMISSIVE' : 'STRICT' } });
  });

  it('has every AuthorizationPolicy in dry-run until authorize, and none from there on', () => {
    for (const complete of [false, true]) {
      const policies = ofKind(objects(complete), 'AuthorizationPolicy');
      expect(policies.length).toBeGreaterThan(4);
      const dry = policies.filter(({ metadata }) => metadata.annotations?.[dryRun] === 'true');
      expect(dry.length).toBe(enforced(stage) ? 0 : policies.length);
      expect(policies.every(({ spec }) => spec.action === undefined || spec.action === 'ALLOW')).toBe(true);
    }
  });

  it('denies each declared workload until the namespace is complete', () => {
    const policies = ofKind(objects(), 'AuthorizationPolicy');
    const denies = policies.filter(({ spec }) => spec.rules === undefined);
    const targets = denies.map(({ spec }) => spec.selector.matchLabels);
    expect(targets).toHaveLength(4);
    expect(targets).toEqual(
      expect.arrayContaining(ofKind(objects(), 'Deployment').map(({ spec }) => spec.selector.matchLabels)),
    );
  });

  it('denies the namespace once it is complete: behind every allow, and before them while it is in dry-run', () => {
    const policies = ofKind(objects(true), 'AuthorizationPolicy');
    const denies = policies.filter(({ spec }) => spec.rules === undefined);
    expect(denies.map(({ metadata, spec }) => ({ name: metadata.name, spec }))).toEqual([
      { name: 'default-deny', spec: {} },
    ]);
    expect(policies.at(enforced(stage) ? -1 : 0)).toBe(denies[0]);
    expect(policies.filter((policy) => policy !== denies[0]).every(({ spec }) => spec.rules.length > 0)).toBe(true);
  });

  it('puts the deny of a workload behind its allow, and before it while it is in dry-run', () => {
    const names = ofKind(objects(), 'AuthorizationPolicy').map(({ metadata }) => metadata.name);
    for (const name of ['web', 'payments', 'admission', 'payments-canary']) {
      expect(names.indexOf(`${name}-default-deny`) > names.indexOf(name)).toBe(enforced(stage));
      expect(names).toContain(name);
    }
  });

  it('has NetworkPolicies in isolate only', () => {
    const names = ofKind(objects(), 'NetworkPolicy').map(({ metadata }) => metadata.name);
    expect(names.sort()).toEqual(stage === 'isolate' ? ['admission', 'payments', 'payments-canary', 'web'] : []);
  });

  it('exports the configuration of a host to its callers only when nobody else may call', () => {
    const traffic = objects().filter(({ kind }) => kind === 'VirtualService' || kind === 'DestinationRule');
    const exported = Object.fromEntries(
      traffic.map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec.exportTo]),
    );
    expect(exported['VirtualService web']).toEqual(enforced(stage) ? ['.', 'ingress'] : undefined);
    expect(exported['DestinationRule web']).toEqual(enforced(stage) ? ['.', 'ingress'] : undefined);
    expect(exported['VirtualService payments']).toEqual(enforced(stage) ? ['.'] : undefined);
    expect(traffic.every(({ spec }) => (spec.exportTo !== undefined) === enforced(stage))).toBe(true);
  });

  it('writes sync waves for Argo CD, and for nobody else', () => {
    const waveOf = ({ metadata }: Manifest): string | undefined => metadata.annotations?.[wave];
    expect(objects().filter((object) => waveOf(object) !== undefined)).toEqual([]);
    const synced = synth(shopIn({ stage, gitops: argocd(), complete: true }));
    expect(synced.every((object) => /^-?\d+$/.test(waveOf(object) ?? ''))).toBe(true);
    const deny = Number(waveOf(find(synced, 'AuthorizationPolicy', 'default-deny')));
    const allows = ofKind(synced, 'AuthorizationPolicy').filter(({ spec }) => spec.rules !== undefined);
    expect(allows.every((allow) => Number(waveOf(allow)) < deny === enforced(stage))).toBe(true);
    const [namespace] = ofKind(synced, 'Namespace');
    expect(synced.every((o) => o === namespace || Number(waveOf(o)) > Number(waveOf(namespace)))).toBe(true);
    for (const routes of ofKind(synced, 'VirtualService')) {
      for (const kind of ['Service', 'DestinationRule']) {
        expect(Number(waveOf(find(synced, kind, routes.metadata.name)))).toBeLessThan(Number(waveOf(routes)));
      }
    }
  });
});

it('as Argo CD takes it', () => {
  expect(yaml(synth(shopIn({ stage: 'authorize', gitops: argocd(), complete: true })))).toMatchSnapshot();
});

it('from stage to stage only policies and exports change', () => {
  const changes = stageNames.slice(1).map((stage, i) => {
    const before = byKey(synth(shopIn({ stage: stageNames[i]! })));
    const after = byKey(synth(shopIn({ stage })));
    expect([...before.keys()].filter((key) => !after.has(key))).toEqual([]);
    const changed = [...after].filter(([key, text]) => before.get(key) !== text).map(([key]) => key.split(' ')[1]);
    return [stage, [...new Set(changed)].sort()];
  });
  expect(changes).toEqual([
    ['strict', ['PeerAuthentication']],
    ['authorize', ['AuthorizationPolicy', 'DestinationRule', 'VirtualService']],
    ['isolate', ['NetworkPolicy']],
  ]);
});

describe('openings', () => {
  const isolated = (): Manifest[] => synth(shopIn({ stage: 'isolate' }));
  const ingressOf = (name: string): Manifest[] => find(isolated(), 'NetworkPolicy', name).spec.ingress;
  const rulesOf = (name: string): Manifest[] => find(isolated(), 'AuthorizationPolicy', name).spec.rules;

  it.each(['payments', 'payments-canary'])(
    'an exception opens mTLS, authorization and network together: %s',
    (name) => {
      const mtls = find(isolated(), 'PeerAuthentication', name).spec;
      expect(mtls.portLevelMtls).toEqual({ '8080': { mode: 'PERMISSIVE' } });
      expect(mtls.selector).toEqual(find(isolated(), 'AuthorizationPolicy', name).spec.selector);
      expect(rulesOf(name)).toContainEqual({
        from: [{ source: { ipBlocks: ['10.1.2.0/24'] } }],
        to: [{ operation: { ports: ['8080'] } }],
      });
      const open = ingressOf(name).filter(({ from }) =>
        from?.some((peer: Manifest) => peer.ipBlock?.cidr === '10.1.2.0/24'),
      );
      expect(open.map(({ ports }) => ports)).toEqual([[{ protocol: 'TCP', port: 8080 }]]);
    },
  );

  it('a webhook opens its port for the addresses of the API server', () => {
    expect(find(isolated(), 'PeerAuthentication', 'admission').spec.portLevelMtls).toEqual({
      '8443': { mode: 'PERMISSIVE' },
    });
    expect(rulesOf('admission')).toContainEqual({
      from: [{ source: { ipBlocks: ['10.0.0.0/28'] } }],
      to: [{ operation: { ports: ['8443'] } }],
    });
    const open = ingressOf('admission').filter(({ from }) =>
      from?.some((peer: Manifest) => peer.ipBlock !== undefined),
    );
    expect(open).toMatchObject([{ ports: [{ protocol: 'TCP', port: 8443 }] }]);
    expect(open[0].from).toContainEqual({ ipBlock: { cidr: '10.0.0.0/28' } });
  });

  it('a scraper in the mesh comes by its identity, with mTLS', () => {
    expect(find(isolated(), 'PeerAuthentication', 'payments').spec.portLevelMtls).not.toHaveProperty('9090');
    expect(rulesOf('payments')).toContainEqual({
      from: [{ source: { principals: ['cluster.local/ns/monitoring/sa/prometheus'] } }],
      to: [{ operation: { ports: ['9090'] } }],
    });
    const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
    expect(ingressOf('payments')).toContainEqual({ from: [monitoring], ports: [{ protocol: 'TCP', port: 9090 }] });
  });

  it('a service without openings has no PeerAuthentication of its own', () => {
    const names = ofKind(isolated(), 'PeerAuthentication').map(({ metadata }) => metadata.name);
    expect(names.sort()).toEqual(['admission', 'default', 'payments', 'payments-canary']);
  });
});

describe('NetworkPolicy', () => {
  const numbersIn = (rules: readonly Manifest[]): number[] =>
    rules.flatMap(({ ports }) => (ports ?? []).map(({ port }: Manifest) => port));

  it('speaks of pod ports, and leaves probes, metrics, DNS and the control plane alive', () => {
    const objects = synth(shopIn({ stage: 'isolate' }));
    for (const { spec } of ofKind(objects, 'NetworkPolicy')) {
      expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
      const open = spec.ingress.filter(({ from }: Manifest) => from === undefined);
      expect(numbersIn(open).sort()).toEqual([15_020, 15_021]);
      expect(numbersIn(spec.ingress)).not.toContain(80);
      expect(numbersIn(spec.egress)).not.toContain(80);
      const dns = spec.egress.filter(({ to }: Manifest) => to === undefined);
      expect(dns).toEqual([
        {
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ]);
      expect(numbersIn(spec.egress)).toContain(15_012);
    }
  });

  it('lets a caller reach both versions of what it calls', () => {
    const { egress } = find(synth(shopIn({ stage: 'isolate' })), 'NetworkPolicy', 'web').spec;
    const labels = egress.flatMap(({ to }: Manifest) =>
      (to ?? []).map((peer: Manifest) => peer.podSelector?.matchLabels['app.kubernetes.io/instance']),
    );
    expect(labels).toEqual(expect.arrayContaining(['payments', 'payments-canary', 'admission']));
  });

  it('says nothing of calls out unless egress is declared', () => {
    for (const { spec } of ofKind(synth(shopIn({ stage: 'isolate', egress: 'open' })), 'NetworkPolicy')) {
      expect(spec.policyTypes).toEqual(['Ingress']);
      expect(spec).not.toHaveProperty('egress');
    }
  });

  it('of a complete namespace covers pods that nobody declared', () => {
    const { spec } = find(synth(shopIn({ stage: 'isolate', complete: true })), 'NetworkPolicy', 'default-deny');
    expect(spec).toMatchObject({ podSelector: {} });
    expect(spec).not.toHaveProperty('ingress');
  });
});
