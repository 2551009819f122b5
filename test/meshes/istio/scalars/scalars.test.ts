import { isDnsLabel, isWildcardLabel } from '../../../../src/meshes/istio/facts/scalars/dns-label';
import * as domain from '../../../../src/meshes/istio/facts/scalars/domain';
import { durationProblem, isWholeSeconds } from '../../../../src/meshes/istio/facts/scalars/duration';
import { exportToProblems } from '../../../../src/meshes/istio/facts/scalars/export-to';
import { gatewayNameProblems, modernGatewayName } from '../../../../src/meshes/istio/facts/scalars/gateway-name';
import * as header from '../../../../src/meshes/istio/facts/scalars/header-name';
import { headerValueProblem } from '../../../../src/meshes/istio/facts/scalars/header-value';
import { isCidrBlock, isIp, isSubnet } from '../../../../src/meshes/istio/facts/scalars/ip';
import { isLabelKey, isLabelValue, labelProblems } from '../../../../src/meshes/istio/facts/scalars/labels';
import { isFaultPercent, isPercent } from '../../../../src/meshes/istio/facts/scalars/percent';
import { isPort } from '../../../../src/meshes/istio/facts/scalars/port';
import { isHttpProtocol, isProtocol, isTlsProtocol } from '../../../../src/meshes/istio/facts/scalars/protocol';
import { selectorProblems, selectsAll } from '../../../../src/meshes/istio/facts/scalars/selector';
import { targetProblem } from '../../../../src/meshes/istio/facts/scalars/target-ref';

const long = (length: number): string => 'a'.repeat(length);

/** What a test takes, and what not. */
const tables: readonly (readonly [string, (text: string) => boolean, readonly string[], readonly string[]])[] = [
  [
    'duration',
    (text) => durationProblem(text) === undefined,
    ['1ms', '1.5s', '1h2m3s', '0.001s', '2000us'],
    ['', '1', '0s', '999us', '1.0005s', '1500us', '-1s', '1d'],
  ],
  ['whole seconds', isWholeSeconds, ['1s', '24h', '1000ms', '0s'], ['1.5s', '1ms', 'x']],
  ['port', (text) => isPort(Number(text)), ['1', '80', '65535'], ['0', '65536', '-1', '80.5']],
  [
    'DNS label',
    isDnsLabel,
    ['a', 'A', '0', 'shop-EU', long(63)],
    ['', '-a', 'a-', 'a.b', 'a_b', '*', 'ä', long(64), 'a\n'],
  ],
  ['wildcard label', isWildcardLabel, ['*', '*foo', '*-foo', 'foo'], ['', '**', '*-', 'f*', '-foo', '*.']],
  [
    'FQDN',
    domain.isFqdn,
    ['a', 'a.b', 'a.b.', 'A.b', '1.a', `${long(63)}.b`],
    ['', '.', '.a', 'a..b', 'a.1', '10.0.0.1', '*.a', `${long(64)}.b`, `${`${long(63)}.`.repeat(4)}a`],
  ],
  [
    'wildcard domain',
    domain.isWildcardDomain,
    ['*', '*.a.com', '*foo.com', '*-foo.com', 'a.com', '80', '*.'],
    ['', 'a.*', 'a*.com', '*.*.com', '**.com', 'a.80', '-a.com', long(256)],
  ],
  [
    'partial wildcard',
    domain.isPartialWildcard,
    ['*foo.com', '*-foo.com', 'a*', 'a.*.com'],
    ['*', '*.foo.com', 'foo.com'],
  ],
  [
    'generated SNI',
    domain.isGeneratedSni,
    ['outbound_.80_._.a.b.mesh', 'outbound_.80_v1_.a.mesh'],
    ['outbound_80_a', 'inbound_.80_._.a', 'outbound_.x_._.a', 'outbound_.80_._.1', 'a.com'],
  ],
  [
    'label key',
    isLabelKey,
    ['app', 'app.kubernetes.io/name', 'Example.com/Name', 'a_b.c-d', `a/${long(63)}`],
    ['', '/a', 'a/', 'a/b/c', '-a', 'a b', '*', long(64)],
  ],
  ['label value', isLabelValue, ['', 'v1', 'a.b_c-d', long(200)], ['-a', 'a-', 'a/b', '*', 'a b']],
  [
    'header name',
    header.isHeaderName,
    ['x-user', 'X_User', "!#$%&'*+-.^_`|~", 'a,b'],
    ['', 'a b', 'a:b', ':path', 'a/b', 'ä', '@x'],
  ],
  [
    'claim',
    header.isClaim,
    ['@request.auth.claims.group', '@Request.Auth.Claims.a.b', '@request.auth.claims[a][b]'],
    [
      '@request.auth.claims',
      '@request.auth.claims.',
      '@request.auth.claims[]',
      '@request.auth.claimsx',
      '@request.auth.principal',
    ],
  ],
  [
    'matchable header',
    header.isMatchableHeader,
    [':method', ':authority', 'x-a', '@request.auth.claims.a'],
    [':foo', ':protocol', '@request.auth.claims', ''],
  ],
  ['CORS header', header.isCorsHeader, ['*', 'x-a'], ['', ':path', 'a b']],
  ['claim header', header.isClaimHeader, ['x-a', 'x_a'], ['', 'x.a', 'x:a']],
  ['probe header', header.isProbeHeader, ['x-a'], ['', 'x_a']],
  [
    'settable on request',
    header.isSettableOnRequest,
    [':authority', ':AUTHORITY', 'Host', 'x-a', 'a b'],
    ['', ':path', ':'],
  ],
  ['ordinary header', header.isOrdinaryHeader, ['x-a', 'hosts'], ['', ':authority', 'host', 'HOST']],
  ['fault percent', (text) => isFaultPercent(Number(text)), ['0', '0.0001', '100'], ['0.00001', '100.1', '-1', 'NaN']],
  ['percent', (text) => isPercent(Number(text)), ['0', '0.00001', '100'], ['100.1', '-1', 'NaN']],
  [
    'IP',
    isIp,
    ['10.0.0.1', '::1', 'fe80::1%eth0', '::ffff:10.0.0.1', '2001:0db8::1', '::'],
    [
      '',
      '10.0.0',
      '010.0.0.1',
      '10.0.0.01',
      '::ffff:10.0.0.01',
      '256.0.0.1',
      'fe80::1%',
      '1::2::3',
      'a.b',
      '10.0.0.1/8',
    ],
  ],
  [
    'CIDR',
    isCidrBlock,
    ['10.0.0.0/8', '0.0.0.0/0', '::/0', '2001:db8::/128', '10.1.2.3/8'],
    ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '::/129', '10.0.0.0/', '10.0.0.0/8/8', 'fe80::%a/10', '10.0.0.0/-1'],
  ],
  ['subnet', isSubnet, ['10.0.0.0/8', '10.0.0.1', '::1'], ['10.0.0.0/40', 'a', '', '/8']],
  [
    'protocol',
    isProtocol,
    ['tcp', 'HTTP', 'gRPC-Web', 'HTTP_PROXY', 'http2', 'MySQL', 'udp'],
    ['', 'hbone', 'http3', 'ftp', 'http '],
  ],
  ['HTTP protocol', isHttpProtocol, ['http', 'GRPC', 'grpc-web'], ['https', 'tcp', 'tls']],
  ['TLS protocol', isTlsProtocol, ['HTTPS', 'tls'], ['http', 'tcp']],
  [
    'header value',
    (text) => headerValueProblem(text) === undefined,
    [
      '',
      'foo',
      '100%%',
      '%HOSTNAME%',
      'a %HOSTNAME% b',
      '%A%%B%',
      '%REQ(:PATH)%',
      '%DYNAMIC(["a", "b"])%',
      '%DYNAMIC( ["a"] ) %',
      '%START_TIME(%Y-%m)%',
      '%A(x\\)y)%',
      'a\tb',
      '%A([ "x" ])%',
      'ä%%',
    ],
    [
      '%',
      'abc%123',
      '%START_TIME%%',
      '%A(',
      '%A()%',
      '%A(x',
      '%A(x)',
      '%A(x)b%',
      '%A([x])%',
      '%A(["x" "y"])%',
      '%A(["x"]x)%',
      '%A(x\\',
      'a\nb',
      'a\u0000',
      'a\u007f',
    ],
  ],
  ['selects all', (text) => selectsAll(text === '' ? undefined : JSON.parse(text)), ['', '{}'], ['{"a":"b"}']],
];

describe.each(tables)('%s', (_, fits, good, bad) => {
  test.each(good)('takes %j', (text) => expect(fits(text)).toBe(true));
  test.each(bad)('refuses %j', (text) => expect(fits(text)).toBe(false));
});

test.each([
  [['.', 'a', 'B'], {}, []],
  [['*'], {}, []],
  [['.', 'shop'], {}, ["1 has 'shop' twice"]],
  [['shop', '.'], {}, ["1 has '.' twice (. is its own name)"]],
  [['*', 'a'], {}, ["- has '*' beside other entries"]],
  [['~'], {}, ["0 has '~', which only a ServiceEntry may"]],
  [['~'], { mayHide: true }, []],
  [['~', 'a'], { mayHide: true }, ["- has '~' beside other entries"]],
  [
    ['a.b', ''],
    {},
    ["0 has 'a.b', which is neither ., * nor a namespace", "1 has '', which is neither ., * nor a namespace"],
  ],
  [['.'], { ownOnly: true }, []],
  [['shop'], { ownOnly: true }, []],
  [[], { ownOnly: true }, []],
  [['.', 'a'], { ownOnly: true }, ['- goes beyond the own namespace, though there is a workloadSelector']],
  [['*'], { ownOnly: true }, ['- goes beyond the own namespace, though there is a workloadSelector']],
])('exportTo %j, %j', (entries, more, expected) => {
  const found = [...exportToProblems(entries, { namespace: 'shop', ...more })];
  expect(found.map(({ problem, ...at }) => `${'index' in at ? at.index : '-'} ${problem}`)).toEqual(expected);
});

test.each([
  [['mesh', 'shop/Web'], []],
  [['mesh', 'a/b/c'], []],
  [
    ['shop/web.v1', 'shop/'],
    ['0 has no DNS label after the slash', '1 has no DNS label after the slash'],
  ],
  [['/web'], ['0 has no namespace before the slash']],
  [['a_b'], ['0 is not a name']],
  [['web.shop.svc.cluster.local', 'a/b/c'], []],
])('names of gateways %j', (names, expected) => {
  expect([...gatewayNameProblems(names)].map(({ index, problem }) => `${index} ${problem}`)).toEqual(expected);
});

test('the old form of a gateway’s name', () => {
  expect(['web.shop.svc.cluster.local', 'mesh', 'shop/web.a'].map(modernGatewayName)).toEqual([
    'shop/web',
    undefined,
    undefined,
  ]);
});

test('labels and selectors say which key is wrong', () => {
  expect([...labelProblems({ app: 'a', 'b c': 'd e' })].map(({ problem }) => problem)).toEqual([
    "the key 'b c' is none of a label",
    "the value 'd e' is none of a label",
  ]);
  expect([...selectorProblems({ app: 'a', '': 'x', 'b*': '*' })].map(({ problem }) => problem)).toEqual([
    'has an empty key',
    "has * in the key 'b*'",
    "has * in the value '*'",
  ]);
});

test.each([
  [{ kind: 'Service', name: 'a' }, undefined],
  [{ kind: 'Service', group: 'core', name: 'a' }, undefined],
  [{ kind: 'ServiceEntry', group: 'networking.istio.io', name: 'a' }, undefined],
  [{ kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'a' }, undefined],
  [{ kind: 'Gateway', group: 'networking.istio.io', name: 'a' }, /group 'networking.istio.io' for a Gateway/],
  [{ kind: 'Service', group: 'v1', name: 'a' }, /group 'v1'/],
  [{ kind: 'Deployment', group: 'apps', name: 'a' }, /takes no policy/],
  [{ kind: 'constructor', name: 'a' }, /takes no policy/],
  [{ kind: 'Service', name: '' }, /no name/],
  [{ kind: 'Service', name: 'a', namespace: 'b' }, /namespace b/],
])('target %j', (target, expected) => {
  const found = targetProblem(target);
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(expected);
});
