import { argocd } from 'cdk8s-mesh';
import { byKey, captureStderr, find, type Manifest, ofKind, refusals, synth, yaml } from '../../synth/harness';
import { schemaProblems } from '../crd-schema';
import { type Shop, type StageName, shopIn, stageNames } from './zero-trust-shop';

captureStderr();

const wave = 'argocd.argoproj.io/sync-wave';
const exclude = 'consul.hashicorp.com/transparent-proxy-exclude-inbound-ports';
const everything = { action: 'deny', http: { pathPrefix: '/' } };
const anyone = (action: 'allow' | 'deny') => ({ name: '*', action });
const enforced = (stage: StageName): boolean => stage === 'authorize' || stage === 'isolate';
const intentionsOf = (objects: readonly Manifest[], name: string): Manifest =>
  find(objects, 'ServiceIntentions', name).spec;
const waveOf = ({ metadata }: Manifest): number => Number(metadata.annotations[wave]);
const shop = (said: Shop): Manifest[] => synth(shopIn(said));
const waves = (said: Shop): Manifest[] => shop({ ...said, gitops: argocd() });

describe.each(stageNames)('%s', (stage) => {
  const objects = (): Manifest[] => shop({ stage });

  it('as a file', () => expect(yaml(objects())).toMatchSnapshot());

  it('is refused by nothing, and of the schemas of the release', () => {
    expect(refusals(shopIn({ stage }))).toEqual([]);
    expect(schemaProblems(objects(), ['consul-2.0', 'prometheus-operator-0.93'])).toEqual([]);
  });

  it('says the mode of each service: permissive in observe, strict after it', () => {
    const modes = ofKind(objects(), 'ServiceDefaults').map(({ spec }) => spec.mutualTLSMode);
    expect(modes).toEqual(Array.from({ length: 4 }, () => (stage === 'observe' ? 'permissive' : 'strict')));
  });

  it('has one entry a destination, which ends with what becomes of strangers', () => {
    const all = ofKind(objects(), 'ServiceIntentions');
    const names = ['admission', 'payments', 'payments-canary', 'web'];
    expect(all.map(({ spec }) => spec.destination.name).sort()).toEqual(names);
    for (const { spec } of all) {
      expect(spec.sources.at(-1)).toEqual(anyone(enforced(stage) ? 'deny' : 'allow'));
      if (!enforced(stage)) expect(spec.sources).toHaveLength(1);
    }
  });

  it('takes the same ports out of the proxies', () => {
    const excluded = ofKind(objects(), 'Deployment').map(({ metadata, spec }) => [
      metadata.name,
      spec.template.metadata.annotations[exclude],
    ]);
    expect(Object.fromEntries(excluded)).toEqual({
      web: undefined,
      payments: '8080,9090',
      'payments-canary': '8080,9090',
      admission: '8443',
    });
  });

  it('has NetworkPolicies in isolate only', () => {
    const names = ofKind(objects(), 'NetworkPolicy').map(({ metadata }) => metadata.name);
    expect(names.sort()).toEqual(stage === 'isolate' ? ['admission', 'payments', 'payments-canary', 'web'] : []);
  });

  it('writes permissions behind the ServiceDefaults that they need, and lets a canary in before requests are sent to it', () => {
    const synced = waves({ stage });
    for (const intentions of ofKind(synced, 'ServiceIntentions')) {
      const defaults = find(synced, 'ServiceDefaults', intentions.spec.destination.name);
      expect(waveOf(defaults)).toBeLessThan(waveOf(intentions));
    }
    const split = waveOf(find(synced, 'ServiceSplitter', 'payments'));
    expect(waveOf(find(synced, 'ServiceIntentions', 'payments-canary'))).toBeLessThan(split);
    expect(waveOf(find(synced, 'ServiceIntentions', 'admission'))).toBeLessThan(split);
  });
});

describe('the allow graph, enforced', () => {
  const objects = (): Manifest[] => shop({ stage: 'authorize' });

  it('has one source a caller, with the permissions of all its edges and a last one that denies the rest', () => {
    const { sources } = intentionsOf(objects(), 'payments');
    const methods = ['GET', 'HEAD', 'POST'];
    expect(sources).toEqual([
      {
        name: 'web',
        permissions: [
          { action: 'allow', http: { pathRegex: '/payments/[^/]+', methods: ['DELETE'] } },
          { action: 'allow', http: { pathExact: '/payments', methods } },
          { action: 'allow', http: { pathExact: '/refunds', methods } },
          { action: 'allow', http: { pathPrefix: '/refunds/', methods } },
          everything,
        ].sort((a, b) =>
          a === everything ? 1 : b === everything ? -1 : JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
        ),
      },
      anyone('deny'),
    ]);
  });

  it('holds for a canary as it holds for its service', () => {
    expect(intentionsOf(objects(), 'payments-canary').sources).toEqual(intentionsOf(objects(), 'payments').sources);
  });

  it('names a canary among the callers, and as a subset only its service', () => {
    const callers = (canary: Shop['canary']) =>
      intentionsOf(shop({ stage: 'authorize', canary }), 'admission').sources.map(({ name }: Manifest) => name);
    expect(callers('services')).toEqual(['payments', 'payments-canary', 'web', '*']);
    expect(callers('subsets')).toEqual(['payments', 'web', '*']);
    expect(ofKind(shop({ stage: 'authorize', canary: 'subsets' }), 'ServiceIntentions')).toHaveLength(3);
  });

  it('gives a caller without methods and paths the whole service, and an identity by its ServiceAccount', () => {
    expect(intentionsOf(objects(), 'web').sources).toEqual([{ name: 'gateway', action: 'allow' }, anyone('deny')]);
    expect(intentionsOf(objects(), 'admission').sources).toContainEqual({ name: 'web', action: 'allow' });
  });

  it('takes the name of a canary that is gone away behind the split to it', () => {
    const gone = waves({ stage: 'authorize', canary: 'none' });
    expect(intentionsOf(gone, 'admission').sources).not.toContainEqual(
      expect.objectContaining({ name: 'payments-canary' }),
    );
    const router = waveOf(find(gone, 'ServiceRouter', 'payments'));
    expect(waveOf(find(gone, 'ServiceIntentions', 'admission'))).toBeGreaterThan(router);
  });
});

describe('the entry of the mesh', () => {
  it('is there in observe only, before every service that it allows to accept plaintext', () => {
    for (const stage of stageNames) {
      const entries = ofKind(waves({ stage }), 'Mesh');
      expect(entries.map(({ metadata }) => [metadata.name, metadata.namespace])).toEqual(
        stage === 'observe' ? [['mesh', 'consul']] : [],
      );
    }
    const synced = waves({ stage: 'observe' });
    const [entry] = ofKind(synced, 'Mesh');
    expect(entry.spec.allowEnablingPermissiveMutualTLS).toBe(true);
    for (const defaults of ofKind(synced, 'ServiceDefaults')) {
      expect(waveOf(entry)).toBeLessThan(waveOf(defaults));
      expect(synced.indexOf(entry)).toBeLessThan(synced.indexOf(defaults));
    }
  });
});

it('from stage to stage only modes, intentions, the entry of the mesh and NetworkPolicies change', () => {
  const changes = stageNames.slice(1).map((stage, i) => {
    const before = byKey(shop({ stage: stageNames[i]! }));
    const after = byKey(shop({ stage }));
    const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
    return [...new Set(keys.map((key) => key.split(' ')[1]))].sort();
  });
  expect(changes).toEqual([['Mesh', 'ServiceDefaults'], ['ServiceIntentions'], ['NetworkPolicy']]);
});

describe('NetworkPolicy', () => {
  const numbersIn = (rules: readonly Manifest[]): number[] =>
    rules.flatMap(({ ports }) => (ports ?? []).map(({ port }: Manifest) => port));
  const policy = (name: string): Manifest => find(shop({ stage: 'isolate' }), 'NetworkPolicy', name).spec;

  it('opens the port of the proxy to callers, and the port of the application to nobody but its exception', () => {
    expect(numbersIn(policy('web').ingress)).not.toContain(8080);
    expect(numbersIn(policy('web').ingress)).toContain(20_000);
    const opened = policy('payments').ingress.filter((rule: Manifest) => numbersIn([rule]).includes(8080));
    expect(opened).toEqual([
      { from: [{ ipBlock: { cidr: '10.1.2.0/24' } }], ports: [{ protocol: 'TCP', port: 8080 }] },
    ]);
  });

  it('leaves probes, metrics, DNS and the servers of Consul alive', () => {
    const open = policy('web').ingress.filter(({ from }: Manifest) => from === undefined);
    expect(numbersIn(open).sort()).toEqual([20_300, 20_400, 21_000]);
    const metrics = policy('web').ingress.find((rule: Manifest) => numbersIn([rule]).includes(20_200));
    expect(metrics.from).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } },
    ]);
    expect(numbersIn(policy('web').egress)).toEqual(expect.arrayContaining([20_000, 8500, 8501, 8502, 53]));
  });

  it('lets out to services of others by their own port and by that of a proxy before them', () => {
    const mail = policy('payments').egress.find((rule: Manifest) => numbersIn([rule]).includes(2525));
    expect(numbersIn([mail])).toEqual([2525, 20_000]);
  });
});
