import { conflicts } from '../../../../src/meshes/istio/rules/conflicts';
import { entry, gateway, join, pods, rule, service, sidecar, telemetry, virtual } from './cluster-objects';
import { saidOf } from './policy-findings';

const found = (manifests: readonly string[]) => saidOf(conflicts.rules, join(manifests));

const routes = (id: string, hosts: string, more = ''): string =>
  virtual(id, `{ hosts: [${hosts}], http: [{ route: [{ destination: { host: x } }] }]${more} }`);
const policy = 'trafficPolicy: { loadBalancer: { simple: RANDOM } }';
const subset = (name: string): string => `subsets: [{ name: ${name} }]`;
const of = (id: string, more: string): string => rule(id, `{ host: a.shop.svc.cluster.local, ${more} }`);

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  ['its own short and full name', [routes('a', 'a, a.shop.svc.cluster.local')]],
  ['short and full name', [routes('a', 'a'), routes('b', 'a.shop.svc.cluster.local')], 'MESH9101'],
  ['the short name of two namespaces', [routes('a', 'a'), routes('bank/b', 'a')]],
  [
    'apart by exportTo',
    [routes('a', 'a.example', ', exportTo: [.]'), routes('bank/b', 'a.example', ', exportTo: [.]')],
  ],
  ['one seen by all', [routes('a', 'a.example', ', exportTo: [.]'), routes('bank/b', 'a.example')], 'MESH9101'],
  ['a host within a wildcard', [routes('a', '"*.example"'), routes('b', 'a.example')]],
  ['mesh and gateway', [routes('a', 'a'), routes('b', 'a', ', gateways: [g]')]],
  [
    'two that take all at a gateway',
    [routes('a', 'a', ', gateways: [g]'), routes('b', 'a', ', gateways: [shop/g]')],
    'MESH9102',
  ],
  [
    'one that takes all at a gateway',
    [
      routes('a', 'a', ', gateways: [g]'),
      virtual('b', '{ hosts: [a], gateways: [g], http: [{ match: [{ uri: { exact: /b } }], redirect: { uri: / } }] }'),
    ],
    'MESH9102 info',
  ],
  ['the second has the subsets', [of('a', policy), of('b', subset('v1'))], 'MESH9107 warning'],
  ['both have a policy', [of('a', policy), of('b', policy)], 'MESH9107'],
  ['both have the subset', [of('a', subset('v1')), of('b', subset('v1'))], 'MESH9107'],
  ['for other workloads', [of('a', policy), of('b', `${policy}, workloadSelector: { matchLabels: { app: a } }`)]],
  [
    'the third loses to the second',
    [of('a', subset('v1')), of('b', policy), of('c', policy)],
    'MESH9107',
    'MESH9107 warning',
  ],
  ['in the namespace of clients', [of('a', policy), of('bank/b', `${policy}, exportTo: [.]`)], 'MESH9108'],
  ['one that clients cannot see', [of('a', `${policy}, exportTo: [.]`), of('bank/b', `${policy}, exportTo: [.]`)]],
  ['a third namespace by default', [of('bank/b', policy)], 'MESH9109 info'],
  ['the root namespace', [of('istio-system/b', `${policy}, exportTo: ["*"]`)]],
  [
    'ISTIO_MUTUAL is the default',
    [rule('istio-system/w', '{ host: "*.local", trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }'), of('a', policy)],
  ],
  [
    'what is no TLS',
    [rule('istio-system/w', '{ host: "*.local", trafficPolicy: { outlierDetection: {} } }'), of('a', policy)],
    'MESH9111 info',
  ],
])('%s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));

const bank = (id: string, protocol: string, more = ''): string =>
  entry(id, `{ hosts: [b.example], ports: [{ number: 443, name: p, protocol: ${protocol} }]${more} }`);
const select = (app: string): string => `{ workloadSelector: { labels: { ${app} } }, egress: [{ hosts: [./*] }] }`;

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  ['a protocol in other letters', [bank('a', 'tls'), bank('b', 'TLS')], 'MESH9106'],
  ['apart by exportTo', [bank('a', 'TLS', ', exportTo: [.]'), bank('bank/b', 'HTTP', ', exportTo: [.]')]],
  ['seen by nobody', [bank('a', 'TLS', ', exportTo: ["~"]'), bank('bank/b', 'HTTP')]],
  ['a host of a Service elsewhere', [entry('a', '{ hosts: [x.bank.svc.cluster.local] }')], 'MESH9110 info'],
  [
    'labels that some pods have both',
    [pods('a', 'app: a, tier: t'), sidecar('a', select('app: a')), sidecar('b', select('tier: t'))],
    'MESH9103',
  ],
  [
    'labels that no pods have both',
    [pods('a', 'app: a'), pods('b', 'tier: t'), sidecar('a', select('app: a')), sidecar('b', select('tier: t'))],
  ],
  ['namespaces apart', [sidecar('a', select('app: a')), sidecar('bank/b', select('app: a'))]],
  [
    'a Sidecar for all and one for some',
    [sidecar('a', '{ egress: [{ hosts: [./*] }] }'), sidecar('b', select('app: a'))],
  ],
  [
    'a Telemetry of a waypoint',
    [
      telemetry('a', '{ tracing: [{}] }'),
      telemetry('b', '{ targetRefs: [{ kind: Gateway, name: w }], tracing: [{}] }'),
    ],
  ],
])('%s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));

const server = (id: string, selector: string, hosts: string, more: string, port = '443', protocol = 'HTTPS'): string =>
  gateway(
    id,
    `{ selector: { ${selector} }, servers: [{ hosts: [${hosts}], port: { number: ${port}, name: p, protocol: ${protocol} }${more} }] }`,
  );
const tls = (name: string, bind = ''): string => `, tls: { mode: SIMPLE, credentialName: ${name} }${bind}`;

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  ['a wider selector', [server('a', 'i: g', 'a.b', tls('s')), server('b', 'i: g, j: h', 'a.b', tls('t'))], 'MESH9115'],
  ['other pods', [server('a', 'i: g', 'a.b', tls('s')), server('b', 'i: h', 'a.b', tls('s'))]],
  ['another port', [server('a', 'i: g', 'a.b', tls('s')), server('b', 'i: g', 'a.b', tls('t'), '8443')]],
  [
    'another address',
    [server('a', 'i: g', 'a.b', tls('s')), server('b', 'i: g', 'a.b', tls('t', ', bind: 192.0.2.1'))],
  ],
  ['a wildcard', [server('a', 'i: g', '"*.b"', tls('s')), server('b', 'i: g', 'a.b', tls('t'))]],
  ['hosts of two namespaces', [server('a', 'i: g', './a.b', tls('s')), server('bank/b', 'i: g', './a.b', tls('t'))]],
  [
    'a namespace in two ways',
    [server('a', 'i: g', './a.b', tls('s')), server('bank/b', 'i: g', 'shop/a.b', tls('t'))],
    'MESH9115',
  ],
  [
    'plain HTTP',
    [server('a', 'i: g', 'a.b', '', '80', 'HTTP'), server('b', 'i: g', 'a.b', '', '80', 'HTTP')],
    'MESH9115 info',
  ],
  ['one certificate', [server('a', 'i: g', 'a.b', tls('s')), server('b', 'i: g', 'c.b', tls('s'))], 'MESH9116'],
])('servers: %s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));

const port = (name: string, number: number, target: number): string =>
  `{ name: ${name}, port: ${number}, targetPort: ${target} }`;

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  [
    'the same port of two Services',
    [pods('a'), service('a', port('http', 80, 80)), service('b', port('http', 80, 80))],
  ],
  [
    'two numbers of one protocol',
    [pods('a'), service('a', port('http', 80, 80)), service('b', port('http', 81, 80))],
    'MESH9112 info',
  ],
  ['two protocols', [pods('a'), service('a', port('http', 80, 80)), service('b', port('grpc', 80, 80))], 'MESH9112'],
  ['TCP and UDP', [pods('a'), service('a', '{ name: dns, port: 53 }, { name: udp, port: 53, protocol: UDP }')]],
])('ports: %s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));
