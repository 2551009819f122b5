import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { captureStderr, find, type Manifest, ofKind } from '../../synth/harness';
import { brokenPromises, httpRoutes } from './promises';

const stderr = captureStderr();

/** The file of the quick start, written as its own main.ts writes it. */
function quickStart(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quick-start-'));
  process.env['CDK8S_OUTDIR'] = folder;
  try {
    jest.isolateModules(() => require('../../../examples/quick-start/main'));
    return readFileSync(join(folder, 'shop.k8s.yaml'), 'utf8');
  } finally {
    delete process.env['CDK8S_OUTDIR'];
    rmSync(folder, { recursive: true });
  }
}

const objectsOf = (text: string): Manifest[] => parseAllDocuments(text).map((document) => document.toJS());

it('is written without findings, twice the same', () => {
  const text = quickStart();
  expect(text).toMatchSnapshot();
  expect(stderr()).toMatch(/^cdk8s-mesh: .+, 0 errors, 0 warnings\n$/);
  expect(quickStart()).toBe(text);
});

it('keeps what every output keeps', () => expect(brokenPromises(objectsOf(quickStart()))).toEqual([]));

it('is what the issue asks for', () => {
  const objects = objectsOf(quickStart());
  const payments = find(objects, 'VirtualService', 'payments').spec.http;
  const get = payments.find(({ name }: Manifest) => name === 'get-payments');
  expect(get.retries).toMatchObject({ attempts: 2, retryOn: '5xx,reset', perTryTimeout: '0.966s' });
  expect(get.route.map(({ weight }: Manifest) => weight)).toEqual([90, 10]);
  expect(get.match.map(({ method }: Manifest) => method.exact)).toEqual(['GET', 'HEAD']);
  const last = payments.at(-1);
  expect(last.match).toBeUndefined();
  expect(last.retries.retryOn).toBe('reset-before-request,connect-failure,refused-stream');
  expect(httpRoutes(objects).length).toBeGreaterThan(15);
  expect(find(objects, 'PeerAuthentication', 'default').spec.mtls.mode).toBe('PERMISSIVE');
  const dry = ofKind(objects, 'AuthorizationPolicy').map(({ metadata }) => metadata.annotations['istio.io/dry-run']);
  expect(dry).toEqual(dry.map(() => 'true'));
  expect(ofKind(objects, 'NetworkPolicy')).toEqual([]);
});
