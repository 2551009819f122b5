import type { Case } from './codes-of-spec';

const servers = (...all: readonly string[]): string => `{ servers: [${all.map((one) => `{ ${one} }`)}] }`;
const hosts = (...names: readonly string[]): string =>
  servers(`port: { number: 80, name: a, protocol: HTTP }, hosts: [${names.map((name) => `"${name}"`)}]`);
const port = (more: string, rest = ''): string => servers(`port: { ${more} }, hosts: [a.b]${rest}`);
const named = (name: string): string => `port: { number: 80, name: "${name}", protocol: TCP }, hosts: [a.b]`;
const bound = (bind: string, number = 80): string =>
  port(`number: ${number}, name: a, protocol: TCP`, `, bind: "${bind}"`);
const tls = (more: string, protocol = 'HTTPS'): string =>
  port(`number: 443, name: a, protocol: ${protocol}`, `, tls: { ${more} }`);
const files = 'serverCertificate: a, privateKey: b';

export const cases: Readonly<Record<string, readonly Case[]>> = {
  servers: [
    ['{ selector: { a: b } }', 'MESH8302'],
    ['{ servers: [] }', 'MESH8302'],
    [hosts(), 'MESH8303'],
  ],
  hosts: [
    [hosts('*', 'a.b', '*.a.b', './*', '*/*', 'shop/*.a.b', '1.2.3.4', 'A.b.')],
    [hosts('a'), 'MESH8303'],
    [hosts('*a.b'), 'MESH8303'],
    [hosts('*-a.b'), 'MESH8303'],
    [hosts('a.*.b'), 'MESH8303'],
    [hosts('::1'), 'MESH8303'],
    [hosts('~/a.b'), 'MESH8303'],
    [hosts('/a.b'), 'MESH8303'],
    [hosts('shop/'), 'MESH8303'],
    [hosts('a.b/c.d'), 'MESH8303'],
    [hosts('a.b:80'), 'MESH8303'],
    [hosts('shop/a.b/c'), 'MESH8303'],
  ],
  ports: [
    [servers(named('a'), named('b'), named('a')), 'MESH8304'],
    [servers(named(''), named('')), 'MESH8304', 'MESH8304'],
    [servers(named('A b'))],
    [port('number: 65536, name: a, protocol: HTTP'), 'MESH8305'],
    [port('number: 80, name: a, protocol: HTTP, targetPort: 0')],
    [port('number: 80, name: a, protocol: ""'), 'MESH8308'],
    [port('number: 80, name: a, protocol: HBONE'), 'MESH8308'],
    [port('number: 80, name: a, protocol: grpc-WEB')],
    [port('number: 80, name: a, protocol: UDP')],
  ],
  bind: [
    [bound('')],
    [bound('::1')],
    [bound('unix:///a/b', 0)],
    [bound('unix://@a', 0)],
    [bound('unix:///a', 1), 'MESH8305'],
    [bound('unix://a', 0), 'MESH8307'],
    [bound('unix:///a/', 0), 'MESH8307'],
    [bound('unix://', 0), 'MESH8307'],
    [bound('01.2.3.4'), 'MESH8307'],
    [bound('', 0), 'MESH8305'],
  ],
  'tls and protocol': [
    [port('number: 443, name: a, protocol: tls'), 'MESH8309'],
    [tls('httpsRedirect: true', 'HTTP')],
    [tls('mode: AUTO_PASSTHROUGH, httpsRedirect: true', 'GRPC')],
    [tls('mode: PASSTHROUGH, caCertificates: a', 'HTTP'), 'MESH8310', 'MESH8312'],
    [tls('mode: PASSTHROUGH, credentialName: a', 'HTTP'), 'MESH8312'],
    [tls('mode: SIMPLE, credentialName: a', 'HTTP2'), 'MESH8310'],
    [tls('', 'TCP'), 'MESH8310'],
    [tls('', 'MONGO'), 'MESH8310'],
    [tls('httpsRedirect: false')],
    [tls('httpsRedirect: true', 'TLS'), 'MESH8318'],
  ],
  certificates: [
    [tls('mode: ISTIO_MUTUAL, caCrl: a')],
    [tls(`mode: ISTIO_MUTUAL, ${files}, credentialName: c`), 'MESH8311', 'MESH8311', 'MESH8311'],
    [tls('')],
    [tls('credentialName: a'), 'MESH8312'],
    [tls(`mode: SIMPLE, ${files}`)],
    [tls('mode: SIMPLE, credentialNames: [a, b]')],
    [tls(`mode: SIMPLE, ${files}, credentialName: c`), 'MESH8313'],
    [tls('mode: SIMPLE, serverCertificate: a, credentialName: c')],
    [tls(`mode: SIMPLE, tlsCertificates: [{ ${files} }], credentialName: c`), 'MESH8313'],
    [tls('mode: SIMPLE, serverCertificate: a'), 'MESH8314'],
    [tls('mode: SIMPLE, credentialName: ""'), 'MESH8314', 'MESH8314'],
    [tls('mode: SIMPLE, tlsCertificates: [{ serverCertificate: a }]'), 'MESH8314'],
    [tls(`mode: MUTUAL, ${files}`), 'MESH8314'],
    [tls(`mode: OPTIONAL_MUTUAL, ${files}, caCertificates: c`)],
    [tls(`mode: MUTUAL, ${files}, caCertCredentialName: c`), 'MESH8314'],
    [tls('mode: OPTIONAL_MUTUAL, credentialName: a')],
  ],
  'revoked certificates': [
    [tls(`mode: MUTUAL, ${files}, caCertificates: c, caCrl: d`)],
    [tls(`mode: SIMPLE, ${files}, caCrl: d`), 'MESH8315'],
    [tls('mode: MUTUAL, credentialName: a, caCrl: d'), 'MESH8315'],
    [tls('mode: PASSTHROUGH, credentialName: a, caCrl: d'), 'MESH8312', 'MESH8315'],
    [tls('mode: PASSTHROUGH, caCrl: d'), 'MESH8312'],
  ],
  ciphers: [
    [tls('mode: SIMPLE, credentialName: a, cipherSuites: [ALL, "-AES128-SHA", "@STRENGTH", "", AES128-SHA]')],
    [tls('mode: SIMPLE, credentialName: a, cipherSuites: [AES128-SHA, AES128-SHA, x]'), 'MESH8316', 'MESH8316'],
    [tls('mode: SIMPLE, credentialName: a, minProtocolVersion: TLSV1_1'), 'MESH8317'],
    [tls('mode: SIMPLE, credentialName: a, minProtocolVersion: TLSV1_1, cipherSuites: [AES128-SHA]')],
    [tls('mode: SIMPLE, credentialName: a, minProtocolVersion: TLSV1_3')],
  ],
};
