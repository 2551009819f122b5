import type { Manifest } from '../../conformance/cluster/manifest';
import { Ports } from '../../conformance/harness/ports';
import { misread } from '../../conformance/suites/traffic/read-by-istiod';
import { Client } from '../../conformance/traffic/client';
import { askedOf, orders } from '../../conformance/traffic/orders';
import { clientSidecar, standIns } from '../../conformance/traffic/stand-ins';
import { Upstream } from '../../conformance/traffic/upstream';

const virtualService = (attempts: number | undefined, timeout: string): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'a', namespace: 'shop' },
  spec: { http: [{ timeout, retries: { attempts } }] },
});

describe('what istiod reads', () => {
  const written = [virtualService(0, '0.5s')];

  it('is what was written, in the words of protocol buffers', () => {
    const read = [JSON.parse(JSON.stringify(virtualService(undefined, '0.500s')))];
    expect(misread(read, written, [])).toEqual([]);
  });

  it.each([
    ['another number', [virtualService(2, '0.5s')], /attempts: 0 was written, 2 is read/],
    ['another duration', [virtualService(0, '5s')], /timeout: "0.5s" was written, "5s" is read/],
    ['nothing', [], /VirtualService shop\/a is not read/],
    [
      'an object of others',
      [...written, clientSidecar('shop', 80)],
      /Sidecar shop\/client is read, and nobody wrote it/,
    ],
  ])('differs by %s', (_, read, problem) => {
    expect(misread(read, written, [])).toEqual([expect.stringMatching(problem)]);
  });

  it('may have what the harness added', () => {
    const sidecar = clientSidecar('shop', 80);
    expect(misread([...written, sidecar], written, [sidecar])).toEqual([]);
  });
});

it('puts a ServiceEntry in the place of a Service, with the labels of the pods that it stands in for', () => {
  const labels = { app: 'a' };
  const program: readonly Manifest[] = [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a', namespace: 'shop' },
      spec: { ports: [{ name: 'grpc', port: 80, appProtocol: 'grpc' }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a', namespace: 'shop' },
      spec: { template: { metadata: { labels } } },
    },
  ];
  const endpoints = (of: string | undefined) => {
    const [{ spec }] = standIns(program, { a: [{ port: 7, podOf: of }] }) as [Manifest];
    return spec;
  };
  const endpoint = { address: '127.0.0.1', ports: { grpc: 7 } };
  expect(endpoints('a')).toMatchObject({
    hosts: ['a.shop.svc.cluster.local'],
    ports: [{ number: 80, name: 'grpc', protocol: 'GRPC' }],
    endpoints: [{ ...endpoint, labels }],
  });
  expect(endpoints(undefined)).toMatchObject({ endpoints: [endpoint] });
});

it('asks by headers, of the first tries or of all', () => {
  const headers = JSON.parse(JSON.stringify(orders({ status: 503, delay: 5, first: 1 })));
  expect(askedOf(headers, 1)).toMatchObject({ status: 503, delay: 5, reset: false });
  expect(askedOf(headers, 2)).toMatchObject({ status: 200, delay: 0 });
  expect(askedOf(JSON.parse(JSON.stringify(orders({ reset: true }))), 9)).toMatchObject({ reset: true });
});

describe('a server that stands in for a pod', () => {
  let ports: Ports;
  let upstream: Upstream;
  let client: Client;

  beforeAll(async () => {
    ports = await Ports.claim(11);
    upstream = await Upstream.open(ports);
    client = new Client(upstream.port);
  });
  afterAll(async () => {
    client.close();
    upstream.close();
    await ports.release();
  });

  it('answers as it is asked, and keeps what it received', async () => {
    const sent = { host: 'a', method: 'POST', path: '/x?y=1' };
    expect(await client.send({ ...sent, ask: { status: 503 } })).toMatchObject({ status: 503 });
    await expect(client.send({ ...sent, ask: { reset: true } })).rejects.toThrow(/ECONNRESET|socket hang up/);
    expect((await client.send({ ...sent, ask: { delay: 50 } })).took).toBeGreaterThan(45);
    upstream.broken = 500;
    expect(await client.send(sent)).toMatchObject({ status: 500 });
    expect(upstream.received.map(({ method, path }) => `${method} ${path}`)).toEqual(Array(4).fill('POST /x?y=1'));
  });
});
