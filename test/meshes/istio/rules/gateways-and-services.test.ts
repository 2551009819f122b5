import { protocolOfPort } from '../../../../src/meshes/istio/facts/port-protocol';
import { gateways } from '../../../../src/meshes/istio/rules/gateways';
import { services } from '../../../../src/meshes/istio/rules/services';
import { apiGateway, entry, gateway, httpRoute, join, pods, secret, service, virtual } from './cluster-objects';
import { saidOf } from './policy-findings';

const found = (manifests: readonly string[]) => saidOf([...gateways.rules, ...services.rules], join(manifests));

const ingress = pods('ingress/i', 'istio: i');
const servers = (id: string, ...list: readonly string[]): string =>
  gateway(id, `{ selector: { istio: i }, servers: [${list}] }`);
const server = (protocol: string, more = '', number = 443): string =>
  `{ hosts: [a.b], port: { number: ${number}, name: p, protocol: ${protocol} }${more} }`;
const using = (mode: string, ca: string): string[] => [
  ingress,
  servers('g', server('HTTPS', `, tls: { mode: ${mode}, credentialName: s }`)),
  secret('ingress/s', `tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: k${ca}`),
];
const routed = (protocol: string): string =>
  virtual('v', `{ hosts: [a.b], gateways: [g], ${protocol}: [{ route: [] }] }`);

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  ['MUTUAL without a CA', using('MUTUAL', ''), 'MESH9401'],
  ['MUTUAL with a CA', using('MUTUAL', ', ca.crt: c')],
  ['MUTUAL with a Secret for the CA', [...using('MUTUAL', ''), secret('ingress/s-cacert', 'cacert: c')]],
  [
    'encrypted values',
    [
      ingress,
      servers('g', server('HTTPS', ', tls: { credentialName: s }')),
      secret('ingress/s', 'tls.crt: "ENC[a]", tls.key: "ENC[b]"'),
    ],
  ],
  [
    'the port of the pods',
    [
      ingress,
      '{ apiVersion: v1, kind: Service, metadata: { name: i, namespace: ingress }, spec: { selector: { istio: i }, ports: [{ name: http, port: 80, targetPort: 8080 }] } }',
      servers('g', server('HTTP', '', 8080), server('HTTP', '', 80)),
    ],
  ],
  ['HTTP and gRPC', [servers('g', server('HTTP'), server('GRPC'))]],
  ['two for TCP', [servers('g', server('TCP'), server('TCP'))], 'MESH9403'],
  [
    'two for TCP with addresses of their own',
    [servers('g', server('TCP', ', bind: 192.0.2.1'), server('TCP', ', bind: 192.0.2.2'))],
  ],
  ['plain beside TLS', [servers('g', server('HTTP'), server('HTTPS', ', tls: { mode: PASSTHROUGH }'))], 'MESH9403'],
  [
    'two with TLS',
    [servers('g', server('TLS', ', tls: { mode: PASSTHROUGH }'), server('HTTPS', ', tls: { mode: SIMPLE }'))],
  ],
  ['http where TLS ends', [servers('g', server('HTTPS', ', tls: { mode: SIMPLE }')), routed('http')]],
  [
    'http where TLS ends, but not HTTP',
    [servers('g', server('TLS', ', tls: { mode: SIMPLE }')), routed('http')],
    'MESH9404',
  ],
  ['tls where TLS ends', [servers('g', server('HTTPS', ', tls: { mode: SIMPLE }')), routed('tls')], 'MESH9404'],
  [
    'http to one of two servers',
    [servers('g', server('HTTP', '', 80), server('TLS', ', tls: { mode: PASSTHROUGH }')), routed('http')],
  ],
  [
    'a hostname within that of the route',
    [
      apiGateway('g', '{ gatewayClassName: istio, listeners: [{ name: l, port: 80, protocol: HTTP, hostname: a.b }] }'),
      httpRoute('r', '{ parentRefs: [{ name: g }], hostnames: ["*.b"], rules: [] }'),
    ],
  ],
])('%s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));

test.each<[port: Parameters<typeof protocolOfPort>[0], protocol: string]>([
  [{ port: 80, name: 'http' }, 'http'],
  [{ port: 80, name: 'HTTP2-web' }, 'http2'],
  [{ port: 80, name: 'grpc-web-a' }, 'grpc-web'],
  [{ port: 80, name: 'httpweb' }, ''],
  [{ port: 80, name: 'http', appProtocol: 'tcp' }, 'tcp'],
  [{ port: 80, appProtocol: 'kubernetes.io/wss' }, 'https'],
  [{ port: 80, name: 'http', appProtocol: 'corp.example/x' }, ''],
  [{ port: 3306 }, 'tcp'],
  [{ port: 80, name: 'http', protocol: 'UDP' }, 'udp'],
])('the protocol of %j', (port, protocol) => expect(protocolOfPort(port)).toBe(protocol));

const http = virtual('v', '{ hosts: [a], http: [{ redirect: { uri: / } }] }');
const says = '{ containerPort: 8080, name: web }';
const to = (target: string): string => `{ name: http, port: 80, targetPort: ${target} }`;

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  ['a system namespace', [service('kube-system/a', '{ name: web, port: 80 }')]],
  ['a number that containers do not list', [pods('a', 'app: a', says), service('a', to('8081'))], 'MESH9703 warning'],
  ['a number where containers list nothing', [pods('a'), service('a', to('8081'))]],
  ['a name where containers list nothing', [pods('a'), service('a', to('web'))], 'MESH9703'],
  ['no pods', [service('a', to('web'))]],
  [
    'requests to a port of no protocol',
    [service('a', '{ name: web, port: 80 }'), http],
    'MESH9701',
    'MESH9704 warning',
  ],
  ['requests to one of two ports', [service('a', '{ name: tcp, port: 81 }, { name: http, port: 80 }'), http]],
  [
    'requests to a ServiceEntry of TLS',
    [
      entry('e', '{ hosts: [b.example], ports: [{ number: 443, name: tls, protocol: TLS }] }'),
      virtual('v', '{ hosts: [b.example], http: [{ redirect: { uri: / } }] }'),
    ],
    'MESH9704',
  ],
  ['a headless Service beside', [pods('a'), service('a'), service('b', undefined, ', clusterIP: None'), http]],
  [
    'a Service beside for another port',
    [pods('a'), service('a'), service('b', '{ name: http-metrics, port: 9090 }'), http],
  ],
])('%s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));
