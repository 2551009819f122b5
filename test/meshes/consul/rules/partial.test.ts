import { checkManifests } from '../../../../src/manifests/check';
import { defaultSettings, type Settings } from '../../../../src/manifests/settings';
import { consulEnterpriseRules, consulRules } from '../../../../src/meshes/consul/rules';
import { consulSchemas } from '../../../../src/meshes/consul/schemas';
import { manifestsIn } from '../../../manifests/harness';

const object = (kind: string, name: string, spec: string, namespace = 'shop'): string => `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
`;

function found(texts: readonly string[], complete: Settings['complete'] = [], rules = consulRules): readonly string[] {
  const settings = { ...defaultSettings, version: '2.0', complete };
  const manifests = manifestsIn(texts.join('---\n'));
  const { findings } = checkManifests(manifests, { schemas: consulSchemas['2.0'], rules, settings });
  return findings.map(({ code, severity }) => `${code} ${severity}`);
}

const http = object('ServiceDefaults', 'payments', '{ protocol: http }');
const router = object('ServiceRouter', 'payments', '{ routes: [{ match: { http: { pathPrefix: /items } } }] }');
const splitter = object('ServiceSplitter', 'payments', '{ splits: [{ weight: 100, serviceSubset: v1 }] }');
const permissive = object('ServiceDefaults', 'payments', '{ protocol: http, mutualTLSMode: permissive }');
const slow = object('ServiceRouter', 'payments', '{ routes: [{ destination: { requestTimeout: 60s } }] }');

test.each([
  ['a router, and nobody says what the service speaks', [router], [], ['MESH6381 info']],
  ['the same where everything is there', [router], 'all', ['MESH6381 error']],
  ['a router of a service of another namespace', [router, http.replace('shop', 'warehouse')], [], []],
  [
    'a router of a service that speaks http by the defaults of all',
    [
      router,
      object('ServiceDefaults', 'payments', '{}'),
      object('ProxyDefaults', 'global', '{ config: { protocol: http } }'),
    ],
    [],
    [],
  ],
  [
    'a router of a service that speaks tcp by the defaults of all',
    [router, object('ServiceDefaults', 'payments', '{}'), object('ProxyDefaults', 'global', '{}')],
    [],
    ['MESH6381 error'],
  ],
  ['a split to a subset whose resolver is elsewhere', [http, splitter], [], ['MESH6383 info']],
  ['the same where everything is there', [http, splitter], 'all', ['MESH6383 error']],
  ['permissive, and the Mesh is elsewhere', [permissive], [], ['MESH6389 info']],
  ['a timeout of 60 s, and the defaults of the service are elsewhere', [slow], [], ['MESH6381 info', 'MESH6390 info']],
] as const)('%s', (_, texts, complete, expected) => expect(found(texts, complete)).toEqual(expected));

test('Enterprise has namespaces: two services of one name are two', () => {
  const two = [http, http.replace('shop', 'warehouse')];
  expect(found(two)).toEqual(['MESH6301 error']);
  expect(found(two, [], consulEnterpriseRules)).toEqual([]);
});
