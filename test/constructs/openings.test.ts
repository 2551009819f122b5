import { Chart, JsonPatch, Testing } from 'cdk8s';
import {
  diagnosticsOf,
  Identity,
  istio,
  ResilientService,
  type ResilientServiceProps,
  ServicePort,
  Stage,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { Deployment } from 'cdk8s-plus-28';
import { captureStderr } from '../synth/harness';

captureStderr();

const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
const own = { image: 'registry.example/payments:1.0.0', port: 8080, ports: { webhook: 9443 } };

interface Said extends Partial<ResilientServiceProps> {
  readonly edge?: { readonly ports?: readonly ServicePort[]; readonly methods?: readonly 'GET'[] };
}

function codes({ edge = {}, ...said }: Said, deployment?: (chart: Chart) => Deployment): readonly string[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop' });
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: istio({ version: '1.31' }), stage: Stage.observe() });
  const workload = deployment?.(chart) ?? own;
  const service: ResilientService = new ResilientService(shop, 'payments', {
    workload,
    ...said,
  } as ResilientServiceProps);
  shop.allow({ from: gateway, to: service, ...edge });
  return diagnosticsOf(chart)
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => finding.code);
}

test('a webhook needs a port of its own', () => {
  expect(codes({ webhooks: [{ port: WorkloadPort.of(9443) }] })).toEqual([]);
  expect(codes({ webhooks: [{ port: WorkloadPort.of(8080) }] })).toEqual(['MESH3018']);
  expect(codes({ webhooks: [{ port: WorkloadPort.of(9443), cidrs: [] }] })).toEqual(['MESH1002']);
});

test('methods are for the port of the routes only', () => {
  expect(codes({ edge: { methods: ['GET'], ports: [ServicePort.of(80)] } })).toEqual([]);
  expect(codes({ edge: { ports: [ServicePort.of(9443)] } })).toEqual([]);
  expect(codes({ edge: { methods: ['GET'], ports: [ServicePort.of(80), ServicePort.of(9443)] } })).toEqual([
    'MESH3019',
  ]);
});

test("the proxy's own ports are not the application's", () => {
  expect(codes({ workload: { ...own, port: 15021 } })).toEqual(['MESH5011']);
  expect(codes({ workload: { ...own, ports: { admin: 15000 } } })).toEqual(['MESH5011']);
});

test('a Deployment that stays out of the mesh is refused', () => {
  const plain = (chart: Chart) => new Deployment(chart, 'd', { containers: [{ image: 'a:1', portNumber: 8080 }] });
  const labelled = (chart: Chart) => {
    const deployment = plain(chart);
    deployment.podMetadata.addLabel('sidecar.istio.io/inject', 'false');
    return deployment;
  };
  const onHost = (chart: Chart) => {
    const containers = [{ image: 'a:1', portNumber: 8080 }];
    return new Deployment(chart, 'd', { hostNetwork: true, containers });
  };
  expect(codes({}, plain)).toEqual([]);
  expect(codes({}, labelled)).toEqual(['MESH5010']);
  expect(codes({}, onHost)).toEqual(['MESH5010']);
});

test('a patch cannot change who the pods are or which are selected', () => {
  const patch = (kind: string, path: string, value: unknown) =>
    codes({ patches: { [kind]: [JsonPatch.add(path, value)] } });
  expect(patch('Deployment', '/spec/template/spec/serviceAccountName', 'default')).toEqual(['MESH1017']);
  expect(patch('Service', '/spec/selector', { app: 'other' })).toEqual(['MESH1017']);
  expect(patch('Deployment', '/spec/minReadySeconds', 10)).toEqual([]);
});
