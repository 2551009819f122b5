import type { Case } from './codes-of-spec';

const ingress = (more: string, port = 'number: 9080, protocol: HTTP'): string =>
  `{ ingress: [{ port: { ${port} }, ${more} }] }`;
const to = (endpoint: string): string => ingress(`defaultEndpoint: "${endpoint}"`);
const tls = (more: string): string => ingress(`tls: { ${more} }`, 'number: 9443, protocol: HTTPS');
const egress = (...all: readonly string[]): string => `{ egress: [${all.map((one) => `{ ${one} }`)}] }`;
const hosts = (...names: readonly string[]): string => egress(`hosts: [${names.map((name) => `"${name}"`)}]`);
const unix = (bind: string, more = ''): string => `port: { protocol: HTTP }, bind: "${bind}", hosts: [./*]${more}`;
const proxy = (more: string, mode = 'ALLOW_ANY'): string =>
  `{ outboundTrafficPolicy: { mode: ${mode}, egressProxy: { ${more} } } }`;
const port = (number: number, more = ''): string => `port: { number: ${number} }, hosts: [./*]${more}`;
const files = 'serverCertificate: a, privateKey: b';

export const cases: Readonly<Record<string, readonly Case[]>> = {
  'nothing said': [
    ['{}', 'MESH8501'],
    ['{ ingress: [] }', 'MESH8501'],
    ['{ outboundTrafficPolicy: {} }'],
    ['{ inboundConnectionPool: {} }', 'MESH8208'],
  ],
  ports: [
    [egress(port(1), port(2), port(1)), 'MESH8502'],
    ['{ ingress: [{ port: { number: 1 } }], egress: [{ port: { number: 1 }, hosts: [./*] }] }'],
    [ingress('defaultEndpoint: ":1"', 'protocol: HTTP'), 'MESH8503'],
    [ingress('defaultEndpoint: ":1"', 'number: 65536'), 'MESH8503'],
    [egress(port(65_536)), 'MESH8503'],
    [egress('port: { number: 1, name: "", protocol: "" }, hosts: [./*]')],
    [egress('port: { number: 1, name: a.b }, hosts: [./*]'), 'MESH8504'],
    [egress('port: { number: 1, protocol: x }, hosts: [./*]'), 'MESH8308'],
    [egress('port: { number: 1, targetPort: 2 }, hosts: [./*]'), 'MESH8306'],
    [ingress('bind: localhost'), 'MESH8505'],
    [ingress('bind: "unix:///a"'), 'MESH8505'],
    [egress(port(1, ', bind: "unix:///a"')), 'MESH8505'],
    [egress(port(1, ', bind: "::1"'))],
  ],
  'default endpoints': [
    [to('')],
    [to(':80')],
    [to('0.0.0.0:80')],
    [to('[::]:80')],
    [to('[127.0.0.1]:80')],
    [to('unix:///a')],
    [to('unix://@a')],
    [to('::1:80'), 'MESH8506'],
    [to('127.0.0.1'), 'MESH8506'],
    [to('127.0.0.1:'), 'MESH8506'],
    [to('127.0.0.1:http'), 'MESH8506'],
    [to('127.0.0.1:65536'), 'MESH8506'],
    [to('10.0.0.1:80'), 'MESH8506'],
    [to('[::1]80'), 'MESH8506'],
    [to('unix://a'), 'MESH8506'],
  ],
  'tls of calls in': [
    [tls(`mode: SIMPLE, ${files}`)],
    [tls('mode: PASSTHROUGH')],
    [ingress(`tls: { mode: SIMPLE, ${files} }`), 'MESH8507'],
    [ingress(`tls: { mode: SIMPLE, ${files} }`, 'number: 1'), 'MESH8507'],
    [tls('mode: ISTIO_MUTUAL'), 'MESH8508'],
    [tls('mode: AUTO_PASSTHROUGH'), 'MESH8508'],
    [tls(`mode: SIMPLE, ${files}, subjectAltNames: [a], httpsRedirect: true`), 'MESH8508', 'MESH8508'],
    [tls('mode: SIMPLE, credentialName: a'), 'MESH8508'],
    [tls(`mode: SIMPLE, tlsCertificates: [{ ${files} }]`), 'MESH8508'],
    [tls('mode: SIMPLE'), 'MESH8314', 'MESH8314'],
    [tls(`mode: SIMPLE, ${files}, cipherSuites: [x]`), 'MESH8316'],
  ],
  'connection pools': [
    [ingress('connectionPool: { http: { maxRetries: 1 } }')],
    [ingress('connectionPool: { http: { maxRetries: 1 } }', 'number: 1, protocol: HTTPS'), 'MESH8509'],
    [ingress('connectionPool: { http: { maxRetries: -1 } }'), 'MESH8209'],
    ['{ inboundConnectionPool: { http: { h2UpgradePolicy: UPGRADE, useClientProtocol: true } } }', 'MESH8210'],
  ],
  'listeners for calls out': [
    [egress(port(1), 'hosts: [./*]')],
    [egress('hosts: [./*]', port(1)), 'MESH8510'],
    [egress('hosts: [./*]', 'hosts: [./*]'), 'MESH8510'],
    [egress(unix('unix:///a'), unix('unix:///b', ', captureMode: NONE'))],
    [egress(unix('unix:///a'), unix('unix:///a')), 'MESH8511'],
    [egress(unix('unix:///a', ', captureMode: IPTABLES')), 'MESH8511'],
    [egress(unix('unix://a')), 'MESH8511'],
    [egress(unix('127.0.0.1')), 'MESH8511'],
    [egress('port: {}, hosts: [./*]'), 'MESH8511'],
  ],
  hosts: [
    [hosts('a/b.c', './b.c', '*/*.b.c', '~/*', '~a/*', '~*/b.c', '~./*')],
    [hosts(), 'MESH8512'],
    [hosts('a.b'), 'MESH8512'],
    [hosts('a/b'), 'MESH8512'],
    [hosts('a/*b.c'), 'MESH8512'],
    [hosts('/b.c'), 'MESH8512'],
    [hosts('a/'), 'MESH8512'],
    [hosts('a.b/c.d'), 'MESH8512'],
    [hosts('~~/b.c'), 'MESH8512'],
    [hosts('a/1.2.3.4'), 'MESH8512'],
  ],
  'hosts twice': [
    [hosts('a/b.c', 'a/b.c'), 'MESH8513'],
    [hosts('./b.c', 'shop/b.c'), 'MESH8513'],
    [hosts('a/b.c', 'a/*'), 'MESH8513'],
    [hosts('a/*', 'a/b.c', 'a/d.e'), 'MESH8513', 'MESH8513'],
    [hosts('*/*', 'a/b.c'), 'MESH8513'],
    [hosts('*/b.c', 'a/b.c')],
    [hosts('a/*', '~a/b.c')],
  ],
  'a proxy for unknown destinations': [
    [proxy('host: a.b, port: { number: 80 }, subset: v1')],
    [proxy('host: a.b, port: { number: 80 }', 'REGISTRY_ONLY'), 'MESH8514'],
    ['{ outboundTrafficPolicy: { egressProxy: { host: a.b, port: { number: 80 } } } }', 'MESH8514'],
    [proxy('host: a.b'), 'MESH8514'],
    [proxy('host: a.b, port: {}'), 'MESH8514'],
    [proxy('host: "*.b", port: { number: 80 }'), 'MESH8514'],
    [proxy('host: a.b, port: { number: 80 }, subset: v.1'), 'MESH8514'],
  ],
};
