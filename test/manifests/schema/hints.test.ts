import { diagnose } from '../../../src/diagnostics';
import type { JsonObject } from '../../../src/manifests/json';
import { formatPath } from '../../../src/manifests/path';
import { compileSchema } from '../../../src/manifests/schema/compile';
import { nearest } from '../../../src/manifests/schema/nearest';
import { istioSchemas } from '../../../src/meshes/istio/schemas';

/** What people read, a line a finding. */
function texts(apiVersion: string, kind: string, spec: JsonObject): string[] {
  const schema = istioSchemas['1.31'](apiVersion, kind)!;
  const found: string[] = [];
  compileSchema(schema)({ apiVersion, kind, metadata: { name: 'a', namespace: 'b' }, spec }, ({ code, at, values }) => {
    const { what, why, fix } = diagnose(code, values, { path: '' });
    found.push(`${formatPath(at)}: ${what}; ${why}; ${fix}`);
  });
  return found;
}
const virtualService = (http: JsonObject): string[] =>
  texts('networking.istio.io/v1', 'VirtualService', { hosts: ['a'], http: [http] });

const fixes: readonly (readonly [name: string, http: JsonObject, place: string, fix: string])[] = [
  [
    'other case',
    { retries: { perTryTimeOut: '1s' } },
    'spec.http[0].retries.perTryTimeOut',
    'did you mean perTryTimeout?',
  ],
  ['a letter off', { timout: '1s' }, 'spec.http[0].timout', 'did you mean timeout?'],
  ['letters swapped', { rewriet: {} }, 'spec.http[0].rewriet', 'did you mean rewrite?'],
  ['a level too high', { host: 'a' }, 'spec.http[0].host', 'it belongs under spec.http[].mirror'],
  ['a level too deep', { retries: { timeout: '1s' } }, 'spec.http[0].retries.timeout', 'it belongs under spec.http[]'],
  [
    'nowhere near',
    { zzzzzzzz: 1 },
    'spec.http[0].zzzzzzzz',
    'remove it; known here: corsPolicy, delegate, directResponse, fault, headers, match, mirror, mirrorPercent, …',
  ],
];

it.each(fixes)('an unknown field: %s', (_, http, place, fix) => {
  const [found, ...others] = virtualService(http);
  expect(others).toEqual([]);
  expect(found).toMatch(new RegExp(`^${place.replace(/[[\].]/g, '\\$&')}: `));
  expect(found!.endsWith(`; ${fix}`)).toBe(true);
});

it('the whole text of each common fault', () => {
  expect([
    ...virtualService({ timeout: 3 }),
    ...virtualService({ retries: { perTryTimeOut: '1s' } }),
    ...virtualService({ match: [{ uri: { exact: '/a', prefix: '/b' } }] }),
    ...virtualService({ route: [{ destination: { port: { number: 99_999_999_999 } } }] }),
    ...texts('networking.istio.io/v1', 'DestinationRule', { host: 'a', trafficPolicy: { tls: { mode: 'MUTAL' } } }),
    ...texts('security.istio.io/v1', 'PeerAuthentication', { mtls: 'STRICT' }),
    ...texts('gateway.networking.k8s.io/v1', 'HTTPRoute', { hostnames: ['a_b'] }),
    ...texts('gateway.networking.k8s.io/v1', 'Gateway', { listeners: [] }),
    ...texts('v1', 'Service', { ports: [{ targetPort: 80 }] }),
  ]).toMatchSnapshot();
});

it.each([
  ['timout', ['timeout', 'retries'], 'timeout'],
  ['TIMEOUT', ['timeOut2', 'timeout'], 'timeout'],
  ['a', ['b', 'host'], 'b'],
  ['zzz', ['host'], undefined],
  ['x'.repeat(100_000), ['xx'], undefined],
  ['', ['host'], undefined],
])('the name nearest to %.20s', (name, names, expected) => {
  expect(nearest(name, names)).toBe(expected);
});
