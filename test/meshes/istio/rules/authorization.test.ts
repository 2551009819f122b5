import { authorization } from '../../../../src/meshes/istio/rules/authorization';
import { manifestOf, saidOf } from './policy-findings';

const said = (kind: string, spec: string): readonly string[] =>
  saidOf(authorization.rules, manifestOf('security.istio.io/v1', kind, spec));

const from = (...sources: readonly string[]): string =>
  `{ rules: [{ from: [${sources.map((source) => `{ source: { ${source} } }`)}] }] }`;
const to = (...operations: readonly string[]): string =>
  `{ rules: [{ to: [${operations.map((operation) => `{ operation: { ${operation} } }`)}] }] }`;
const when = (key: string, ...values: readonly string[]): string =>
  `{ rules: [{ when: [{ key: "${key}", values: ${JSON.stringify(values)} }] }] }`;
const paths = (path: string): string => to(`notPaths: ["${path}"]`);

test.each<[spec: string, ...codes: string[]]>([
  ['{}'],
  ['{ action: DENY }', 'MESH8601'],
  ['{ action: DENY, rules: [] }', 'MESH8601'],
  ['{ action: CUSTOM, rules: [] }', 'MESH8601'],
  ['{ action: AUDIT }', 'MESH8601 warning'],
  ['{ action: CUSTOM, rules: [{}] }', 'MESH8602'],
  ['{ action: CUSTOM, provider: {}, rules: [{}] }', 'MESH8602'],
  ['{ provider: {}, rules: [{}] }', 'MESH8602'],
  ['{ action: CUSTOM, provider: { name: a }, rules: [{ from: [{ source: { notPrincipals: [a] } }] }] }', 'MESH8603'],
  ['{ action: CUSTOM, provider: { name: a }, rules: [{ from: [{ source: { ipBlocks: ["::1"] } }] }] }'],
  [
    '{ action: CUSTOM, provider: { name: a }, rules: [{ when: [{ key: "request.auth.claims[a]", values: [b] }] }] }',
    'MESH8603',
  ],
  ['{ action: CUSTOM, provider: { name: a }, rules: [{ when: [{ key: source.ip, values: [192.0.2.7] }] }] }'],
])('actions: %s', (spec, ...codes) => expect(said('AuthorizationPolicy', spec)).toEqual(codes));

test.each<[spec: string, ...codes: string[]]>([
  ['{ rules: [{ from: [{}] }] }', 'MESH8604'],
  ['{ rules: [{ to: [{}] }] }', 'MESH8604'],
  [from('principals: []'), 'MESH8604'],
  [to('methods: [], ports: ["1"]')],
  ['{ rules: [{ from: [], to: [] }] }', 'MESH8605', 'MESH8605'],
  [
    from('serviceAccounts: [a, b/c]', 'notServiceAccounts: [a/b/c, /a, a/, "a*"]'),
    ...Array<string>(4).fill('MESH8606'),
  ],
  [
    from('trustDomains: [a, "*", "*a", "a*"]', 'notTrustDomains: [a/b, a*b, "**"]'),
    ...Array<string>(3).fill('MESH8607'),
  ],
  [from('namespaces: [a, ""]', 'ipBlocks: [""]', 'serviceAccounts: [""]'), 'MESH8608', 'MESH8608', 'MESH8608'],
  [from('ipBlocks: ["::ffff:192.0.2.7/120", "fe80::1%a"]', 'remoteIpBlocks: [10.0.0.0/08]'), 'MESH8609'],
  [to('ports: ["0", "080"], notPorts: ["+1", "65536", 1-2]'), 'MESH8610', 'MESH8610', 'MESH8610'],
])('sources and operations: %s', (spec, ...codes) => expect(said('AuthorizationPolicy', spec)).toEqual(codes));

test.each(['/a/{*}/b', '/{**}/b', '/{*}/', '/a b', '/a*', '/{*}/%20@'])('the path %s', (path) =>
  expect(said('AuthorizationPolicy', paths(path))).toEqual([]),
);

test.each(['/{a}', '/a{*}', '/{**}/{*}', '/{**}/b c', '/{*}/b*', '/{*}//b', '/}'])('no path: %s', (path) =>
  expect(said('AuthorizationPolicy', paths(path))).toEqual(['MESH8611']),
);

test.each<[spec: string, ...codes: string[]]>([
  [when('request.headers[a]x]', 'b')],
  [when('request.auth.claims[a][b]', 'c')],
  [when('request.headers[]', 'b'), 'MESH8612'],
  [when('request.headers', 'b'), 'MESH8612'],
  [when('experimental.envoy.filters.a', 'b'), 'MESH8612'],
  [when('destination.labels[a]', 'b'), 'MESH8612'],
  [when('destination.user', 'b'), 'MESH8612'],
  [when('toString', 'b'), 'MESH8612'],
  [when('', 'b'), 'MESH8612'],
  [when('source.namespace'), 'MESH8613'],
  [when('source.namespace', ''), 'MESH8608'],
  [when('destination.ip', '10.0.0.0/8', 'a'), 'MESH8613'],
  [when('destination.port', '-1', '80'), 'MESH8613'],
  [when('source.serviceAccount', 'a/b', '*'), 'MESH8613'],
  [when('source.serviceAccount', ...Array<string>(17).fill('a')), 'MESH8613'],
  [when('source.trustDomain', 'a/b', 'a*b'), 'MESH8613'],
])('conditions: %s', (spec, ...codes) => expect(said('AuthorizationPolicy', spec)).toEqual(codes));

const deny = (rule: string): string => `{ action: DENY, rules: [{ ${rule} }] }`;
const header = '{ key: "request.headers[a]", values: [b] }';
const port = '{ key: destination.port, values: ["80"] }';

test.each<[spec: string, ...codes: string[]]>([
  [deny('to: [{ operation: { paths: [/a] } }, { operation: { ports: ["1"] } }]'), 'MESH8614'],
  [deny('from: [{ source: { principals: [a] } }], to: [{ operation: { paths: [/a] } }]'), 'MESH8614'],
  [deny('from: [{ source: { requestPrincipals: ["*"] } }]'), 'MESH8614'],
  [deny('from: [{ source: { requestPrincipals: ["*"] } }], to: [{ operation: { ports: ["1"] } }]')],
  [deny('from: [{ source: { notRequestPrincipals: ["*"], namespaces: [a] } }]')],
  // upstream warns of these two, but a trust domain is of the connection, and the port is said
  [deny('from: [{ source: { trustDomains: [a] } }]')],
  [deny(`to: [{ operation: { paths: [/a] } }], when: [${port}]`)],
  // and not of this one
  [deny(`when: [${header}]`), 'MESH8614'],
  [deny(`when: [${header}, { key: source.ip, values: [192.0.2.7] }]`)],
  ['{ action: AUDIT, rules: [{ to: [{ operation: { paths: [/a] } }] }] }'],
])('DENY over TCP: %s', (spec, ...codes) => expect(said('AuthorizationPolicy', spec)).toEqual(codes));

test('a PeerAuthentication for the mesh may be in the root namespace, wherever that is', () => {
  const text = (namespace: string, selector: string): string =>
    `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: a, namespace: ${namespace} }\nspec: { ${selector} }\n`;
  const selector = 'selector: { matchLabels: { a: b } }';
  expect(saidOf(authorization.rules, text('istio-system', 'selector: {}'))).toEqual([]);
  expect(saidOf(authorization.rules, text('mesh', selector))).toEqual([]);
  expect(saidOf(authorization.rules, text('mesh', selector), { rootNamespace: 'mesh' })).toEqual(['MESH8615']);
});

const rsa = '"kty":"RSA","e":"AQAB","n":"AQAB"';
const jwks = (text: string): string => `{ jwtRules: [{ issuer: a, jwks: '${text}' }] }`;

test.each<[spec: string, ...codes: string[]]>([
  ['{ jwtRules: [{}] }', 'MESH8616'],
  ['{ jwtRules: [{ jwksUri: "https://a" }, { jwks_uri: "https://a" }, { issuer: a }] }'],
  [jwks('{"keys":[]}')],
  [jwks(`{"keys":[{${rsa}}]}`)],
  [jwks(`{${rsa}}`)],
  [jwks(`{"keys":[{${rsa}}]} x`)],
  [jwks('{"keys":[{"kty":"EC","crv":"P-999","x":"AQAB","y":"AQAB"}]}')],
  [jwks('a'), 'MESH8617'],
  [jwks('[]'), 'MESH8617'],
  [jwks('{}'), 'MESH8617'],
  [jwks('{"keys":{}}'), 'MESH8617'],
  [jwks('{"keys":[{"kty":"toString"}]}'), 'MESH8617'],
  [jwks('{"keys":[{"kty":"RSA","e":"AQAB","n":1}]}'), 'MESH8617'],
  [jwks('{"keys":[{"kty":"RSA","e":"AQAB","n":"AQ AB"}]}'), 'MESH8617'],
  [jwks('{"keys":[{"kty":"oct","k":"AQAB"}]}'), 'MESH8618'],
  [jwks(`{"keys":[{${rsa},"d":"AQAB"}]}`), 'MESH8618'],
])('keys: %s', (spec, ...codes) => expect(said('RequestAuthentication', spec)).toEqual(codes));
