import { schemaProblems } from './crd-schema';

const virtualService = (http: object) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'orders' },
  spec: { hosts: ['orders'], http: [http] },
});
const route = [{ destination: { host: 'orders', port: { number: 80 } }, weight: 0 }];

it('a good object has no problem', () => {
  expect(schemaProblems([virtualService({ route, timeout: '0.5s', retries: { attempts: 0 } })])).toEqual([]);
});

it.each([
  [{ route, retry: {} }, 'VirtualService orders.spec.http[0].retry is unknown'],
  [{ route, retries: { attempts: '2' } }, 'VirtualService orders.spec.http[0].retries.attempts: string for integer'],
  [{ route: [{ weight: 1 }] }, 'VirtualService orders.spec.http[0].route[0].destination is missing'],
  [{ route, match: [{ uri: { exact: 'a', prefix: 'b' } }] }, 'VirtualService orders.spec.http[0].match[0].uri: oneOf'],
])('%j is a problem', (http, problem) => {
  expect(schemaProblems([virtualService(http)])).toEqual([problem]);
});

it('a duration below a millisecond, an int32 that overflows and an undefined in a text are problems', () => {
  const weights = [{ destination: { host: 'undefined' }, weight: 2 ** 31 }];
  expect(schemaProblems([virtualService({ route: weights, timeout: '0s' })])).toHaveLength(3);
});

it('an enum and an unknown kind are problems', () => {
  const metadata = { name: 'default' };
  const strict = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata };
  expect(schemaProblems([{ ...strict, spec: { mtls: { mode: 'Strict' } } }])).toHaveLength(1);
  expect(schemaProblems([{ ...strict, apiVersion: 'security.istio.io/v2' }])).toHaveLength(1);
});
