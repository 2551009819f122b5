import { ApiObject, type Chart } from 'cdk8s';
import {
  diagnosticsOf,
  type Istio,
  istio,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import * as plus28 from 'cdk8s-plus-28';
import * as plus34 from 'cdk8s-plus-34';
import {
  captureStderr,
  codesOf,
  find,
  findings,
  ingress,
  type Manifest,
  manifestsOf,
  mesh,
  ofKind,
  refusals,
  synth,
  treeOf,
  yaml,
} from '../../synth/harness';
import { brokenPromises } from './promises';

captureStderr();

const adopt =
  (workload: (chart: Chart) => ResilientServiceProps['workload'], on: Istio = mesh) =>
  (chart: Chart): void => {
    const shop = ZeroTrustNamespace.fromName(chart, 'shop', { mesh: on, stage: Stage.observe() });
    const ledger = new ResilientService(shop, 'ledger', { workload: workload(chart) } as never);
    shop.allow({ from: ingress, to: ledger });
  };

const metadata = { name: 'ledger', namespace: 'shop' };
const container = { name: 'main', image: 'registry.example/ledger:1.0.0', portNumber: 8080 };
const deployment28 = (chart: Chart, account?: string) =>
  new plus28.Deployment(chart, 'given', {
    metadata,
    replicas: 3,
    containers: [container],
    ...(account === undefined
      ? {}
      : { serviceAccount: plus28.ServiceAccount.fromServiceAccountName(chart, 'account', account) }),
  });
const deployment34 = (chart: Chart, account?: string) =>
  new plus34.Deployment(chart, 'given', {
    metadata,
    replicas: 3,
    containers: [container],
    ...(account === undefined
      ? {}
      : { serviceAccount: plus34.ServiceAccount.fromServiceAccountName(chart, 'account', account) }),
  });

describe.each([
  ['cdk8s-plus-28', deployment28],
  ['cdk8s-plus-34', deployment34],
] as const)('a Deployment of %s', (_, deployment) => {
  const build = adopt((chart) => deployment(chart));

  it('in an adopted namespace', () => {
    const objects = synth(build);
    expect(yaml(objects)).toMatchSnapshot();
    expect(brokenPromises(objects)).toEqual([]);
    expect(ofKind(objects, 'Namespace')).toEqual([]);
  });

  it('gets a ServiceAccount and the label for injection, keeps its selector, and says so', () => {
    const alone = synth((chart) => void deployment(chart))[0];
    const { spec } = find(synth(build), 'Deployment', 'ledger');
    expect(spec.selector).toEqual(alone.spec.selector);
    const { serviceAccountName, ...pod } = spec.template.spec;
    expect(serviceAccountName).toBe('ledger');
    expect(pod).toEqual(alone.spec.template.spec);
    const { labels } = spec.template.metadata;
    expect(labels).toEqual({ ...alone.spec.template.metadata.labels, 'sidecar.istio.io/inject': 'true' });
    const infos = findings(build).filter(({ severity }) => severity === 'info');
    expect(codesOf(infos)).toEqual(['MESH5004', 'MESH5007']);
    expect(infos.every(({ related }) => related.some((path) => path.startsWith('main/given')))).toBe(true);
  });

  it('is the same after a second synth, with the same findings', () => {
    const app = treeOf(build);
    const first = yaml(manifestsOf(app));
    const found = diagnosticsOf(app);
    new ApiObject(app.charts[0]!, 'later', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'later' } });
    const second = manifestsOf(app).filter(({ kind }) => kind !== 'ConfigMap');
    expect(yaml(second)).toBe(first);
    expect(diagnosticsOf(app)).toEqual(found);
  });

  it('keeps the ServiceAccount that it has', () => {
    const given = adopt((chart) => deployment(chart, 'ledger-runner'));
    const objects = synth(given);
    expect(find(objects, 'Deployment', 'ledger').spec.template.spec.serviceAccountName).toBe('ledger-runner');
    expect(ofKind(objects, 'ServiceAccount')).toEqual([]);
    expect(codesOf(findings(given).filter(({ severity }) => severity === 'info'))).toEqual(['MESH5007']);
  });

  it('stands behind its Service selector: the Service selects what the Deployment selects', () => {
    const objects = synth(build);
    const { matchLabels } = find(objects, 'Deployment', 'ledger').spec.selector;
    expect(find(objects, 'Service', 'ledger').spec.selector).toEqual(matchLabels);
    expect(find(objects, 'Service', 'ledger').spec.ports[0].targetPort).toBe(8080);
  });
});

it('a revision is asked for on the pods of an adopted namespace, and on an owned Namespace', () => {
  const revised = istio({ version: '1.31', ingress, revision: 'canary' });
  const objects = synth(adopt((chart) => deployment34(chart), revised));
  expect(find(objects, 'Deployment', 'ledger').spec.template.metadata.labels).toMatchObject({
    'istio.io/rev': 'canary',
  });
  const owned = synth((chart) => void new ZeroTrustNamespace(chart, 'shop', { mesh: revised, stage: Stage.observe() }));
  expect(find(owned, 'Namespace', 'shop').metadata.labels).toEqual({ 'istio.io/rev': 'canary' });
});

it('an owned namespace labels no pods, and is protected from pruning', () => {
  const objects = synth((chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
    const ledger = new ResilientService(shop, 'ledger', { workload: deployment34(chart) });
    shop.allow({ from: ingress, to: ledger });
  });
  expect(find(objects, 'Deployment', 'ledger').spec.template.metadata.labels).not.toHaveProperty(
    'sidecar.istio.io/inject',
  );
  const { annotations, labels } = find(objects, 'Namespace', 'shop').metadata;
  expect(labels).toEqual({ 'istio-injection': 'enabled' });
  expect(annotations).toMatchObject({ 'argocd.argoproj.io/sync-options': expect.stringContaining('Prune=false') });
  // applied from the top, the namespace is there before the workload that the user put first
  const kinds = objects.map(({ kind }: Manifest) => kind);
  expect(kinds.indexOf('Namespace')).toBeLessThan(kinds.indexOf('Deployment'));
});

const refusedWorkloads: readonly (readonly [string, string, (chart: Chart) => unknown])[] = [
  [
    'in another namespace',
    'MESH5001',
    (c) => new plus34.Deployment(c, 'd', { metadata: { namespace: 'other' }, containers: [container] }),
  ],
  ['in no namespace', 'MESH5002', (c) => new plus34.Deployment(c, 'd', { containers: [container] })],
  ['of another kind', 'MESH5003', (c) => new plus34.DaemonSet(c, 'd', { metadata, containers: [container] })],
  [
    'without a port',
    'MESH5006',
    (c) => new plus34.Deployment(c, 'd', { metadata, containers: [{ image: 'registry.example/a:1' }] }),
  ],
  [
    'selected, with an image',
    'MESH5005',
    () => ({ selector: { app: 'a' }, serviceAccount: 'a', port: 80, image: 'a:1' }),
  ],
  ['selected, by a wildcard account', 'MESH1002', () => ({ selector: { app: 'a' }, serviceAccount: '*', port: 80 })],
  ['selected by nothing', 'MESH1003', () => ({ serviceAccount: 'a', port: 80, selector: null })],
];

it.each(refusedWorkloads)('a workload %s is refused: %s', (_, code, workload) => {
  expect(refusals(adopt((chart) => workload(chart) as never))).toContain(code);
});

it('the workload of one service cannot be that of another', () => {
  const build = (chart: Chart): void => {
    const shop = ZeroTrustNamespace.fromName(chart, 'shop', { mesh, stage: Stage.observe() });
    const workload = deployment34(chart);
    for (const name of ['a', 'b']) {
      shop.allow({ from: ingress, to: new ResilientService(shop, name, { workload }) });
    }
  };
  expect(refusals(build)).toEqual(['MESH5008']);
});

it('existing pods: a Service, their policies, and no workload', () => {
  const workload = {
    selector: { app: 'legacy' },
    serviceAccount: 'legacy',
    port: 8080,
    replicas: { min: 2, max: 5, ownedBy: 'HorizontalPodAutoscaler' },
  };
  const objects = synth(adopt(() => workload));
  expect(yaml(objects)).toMatchSnapshot();
  expect(brokenPromises(objects)).toEqual([]);
});

it('an own workload in a range has no replicas, so that the autoscaler keeps them', () => {
  const replicas = { min: 2, max: 5, ownedBy: 'HorizontalPodAutoscaler' };
  const objects = synth(adopt(() => ({ image: 'registry.example/ledger:1.0.0', port: 8080, replicas })));
  expect(find(objects, 'Deployment', 'ledger').spec).not.toHaveProperty('replicas');
  const fixed = synth(adopt(() => ({ image: 'registry.example/ledger:1.0.0', port: 8080 })));
  expect(find(fixed, 'Deployment', 'ledger').spec.replicas).toBe(2);
  expect(find(fixed, 'Deployment', 'ledger').spec.template.metadata.labels).toMatchObject({
    'sidecar.istio.io/inject': 'true',
  });
});
