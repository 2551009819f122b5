import type { Case } from './codes-of-spec';

const policy = (more: string): string => `{ host: a.b, trafficPolicy: { ${more} } }`;
const port = (more: string): string => policy(`portLevelSettings: [{ ${more} }]`);
const subset = (more: string): string => `{ host: a.b, subsets: [{ name: v1, ${more} }] }`;
const pool = (more: string): string => policy(`connectionPool: { ${more} }`);
const ejects = (more: string): string => policy(`outlierDetection: { ${more} }`);
const hash = (more: string): string => policy(`loadBalancer: { consistentHash: { ${more} } }`);
const cookie = (more: string): string => hash(`httpCookie: { ${more} }`);
const maglev = (size: string): string => hash(`httpHeaderName: a, maglev: { ${size} }`);
const locality = (more: string): string =>
  policy(`outlierDetection: {}, loadBalancer: { localityLbSetting: { ${more} } }`);
const from = (...localities: readonly string[]): string =>
  locality(`distribute: [${localities.map((one) => `{ from: "${one}", to: { a: 100 } }`)}]`);
const to = (shares: string): string => locality(`distribute: [{ from: a, to: { ${shares} } }]`);
const failover = (region: string, other: string): string =>
  locality(`failover: [{ from: "${region}", to: "${other}" }]`);
const zones = (more: string): string =>
  policy(`outlierDetection: {}, loadBalancer: { zoneAwareLbSetting: { ${more} } }`);
const tls = (more: string): string => policy(`tls: { ${more} }`);
const chosen = (more: string): string =>
  `{ host: a.b, workloadSelector: { matchLabels: { app: a } }, trafficPolicy: { tls: { ${more} } } }`;
const tunnel = (protocol: string, host: string, number: number): string =>
  policy(`tunnel: { protocol: "${protocol}", targetHost: "${host}", targetPort: ${number} }`);
const zone = 'topology.kubernetes.io/zone';

export const cases: Readonly<Record<string, readonly Case[]>> = {
  host: [
    ['{ host: "*" }'],
    ['{ host: "*.a.b" }'],
    ['{ host: "*-a.b" }'],
    ['{ host: A.b. }'],
    ['{ host: "" }', 'MESH8201'],
    ['{ host: "a.*" }', 'MESH8201'],
    ['{ host: a.9 }', 'MESH8201'],
    ['{ host: shop/a.b }', 'MESH8201'],
  ],
  'policies that say nothing': [
    [policy('loadBalancer: {}')],
    [policy('retryBudget: {}')],
    [policy('portLevelSettings: []'), 'MESH8202'],
    [subset('trafficPolicy: {}'), 'MESH8202'],
    [port('port: { number: 80 }'), 'MESH8202'],
    [pool(''), 'MESH8208'],
    [pool('tcp: {}')],
    [port('port: { number: 80 }, connectionPool: {}'), 'MESH8208'],
  ],
  ports: [
    [port('loadBalancer: {}'), 'MESH8204'],
    [port('port: {}, loadBalancer: {}'), 'MESH8204'],
    [subset('trafficPolicy: { portLevelSettings: [{ loadBalancer: {} }] }'), 'MESH8204'],
  ],
  subsets: [
    ['{ host: a.b, subsets: [{ name: a }, { name: b }, { name: a }] }', 'MESH8205'],
    ['{ host: a.b, subsets: [{ name: V1 }] }'],
    ['{ host: a.b, subsets: [{ name: "" }] }', 'MESH8206'],
    [`{ host: a.b, subsets: [{ name: ${'a'.repeat(64)} }] }`, 'MESH8206'],
    [subset('labels: { a.b/c: "" }')],
    [subset('labels: { a/b/c: d }'), 'MESH8207'],
    [subset('labels: { a: "*" }'), 'MESH8207'],
  ],
  'connection pools': [
    [
      pool('tcp: { maxConnections: -1 }, http: { http2MaxRequests: -1, maxConcurrentStreams: 0 }'),
      'MESH8209',
      'MESH8209',
    ],
    [subset('trafficPolicy: { connectionPool: { tcp: { maxConnections: -1 } } }'), 'MESH8209'],
    [pool('http: { h2UpgradePolicy: UPGRADE, useClientProtocol: false }')],
    [pool('http: { h2UpgradePolicy: DEFAULT, useClientProtocol: true }')],
    [pool('http: { http2KeepAlive: {} }'), 'MESH8211', 'MESH8211'],
    [pool('http: { http2KeepAlive: { timeout: 1s } }'), 'MESH8211'],
  ],
  'outlier detection': [
    [ejects('consecutiveLocalOriginFailures: 0')],
    [ejects('consecutiveLocalOriginFailures: 1, splitExternalLocalOriginErrors: false'), 'MESH8212'],
    [ejects('consecutiveErrors: 0')],
    [ejects('consecutiveErrors: -1'), 'MESH8213'],
    [ejects('maxEjectionPercent: 100, minHealthPercent: 0')],
    [ejects('maxEjectionPercent: 101, minHealthPercent: -1'), 'MESH8214', 'MESH8214'],
  ],
  'load balancing': [
    [cookie('name: "", ttl: 0s'), 'MESH8215'],
    [cookie('name: a, attributes: [{ name: "" }, { name: "" }]'), 'MESH8215', 'MESH8215'],
    [cookie('name: a, attributes: [{ name: b }, { name: B }]')],
    [cookie('name: a, ttl: ""'), 'MESH8233'],
    [cookie('name: a, ttl: 1us')],
    [policy('retryBudget: { budgetInterval: 1d }'), 'MESH8233'],
    [hash('httpHeaderName: a, minimumRingSize: 0, ringHash: {}')],
    [hash('httpHeaderName: a, minimumRingSize: 1, ringHash: {}'), 'MESH8216', 'MESH8217'],
    [maglev(''), 'MESH8218'],
    [maglev('tableSize: 0'), 'MESH8218'],
    [maglev('tableSize: 1')],
    [maglev('tableSize: 2')],
    [maglev('tableSize: 9'), 'MESH8218'],
    [maglev('tableSize: 4999999')],
    [maglev('tableSize: 5000011'), 'MESH8218'],
    [policy('loadBalancer: { warmup: { duration: 1s, aggression: 0.0 } }'), 'MESH8219'],
    [policy('loadBalancer: { warmup: { duration: 1s, aggression: 0.1 } }')],
  ],
  localities: [
    [policy('loadBalancer: { localityLbSetting: {}, zoneAwareLbSetting: {} }'), 'MESH8220'],
    [locality('distribute: [], failover: [{ from: a, to: b }]')],
    [locality(`failover: [], failoverPriority: [${zone}]`)],
    [locality(`failover: [{ from: a, to: b }], failoverPriority: [app, ${zone}]`), 'MESH8222'],
    [zones(`failoverPriority: [${zone}, topology.istio.io/network]`), 'MESH8222'],
    [to('a: 0, b: 100'), 'MESH8223'],
    [to('a: 101'), 'MESH8223'],
    [to(''), 'MESH8223'],
    [from('a/*', 'b', 'c/d/*', 'e*')],
    [from('*/a'), 'MESH8224'],
    [from('a/'), 'MESH8224'],
    [from(''), 'MESH8224'],
    [from('**'), 'MESH8224'],
    [from('a', 'a/*'), 'MESH8225'],
    [from('a/b', 'a/*', '*')],
    [from('a/*', 'a/b'), 'MESH8225'],
    [from('a/b', 'a'), 'MESH8225'],
    [from('a/b/c', 'a/b/*')],
    [from('a/b/c', 'a/b'), 'MESH8225'],
    [from('a/b/c', 'a/b/d', 'a/b/c'), 'MESH8225'],
    [from('*', 'a'), 'MESH8225'],
    [from('a', '*')],
    [from('a/b/c/d', 'a/b/c')],
    [to('a/b: 50, "a/*": 50'), 'MESH8225'],
    [failover('a', 'a'), 'MESH8226'],
    [failover('*', 'a'), 'MESH8226'],
    [zones('failover: [{ from: a, to: b/c }]'), 'MESH8226'],
    [policy('loadBalancer: { localityLbSetting: { failoverPriority: [app] } }'), 'MESH8227'],
    [policy('loadBalancer: { localityLbSetting: { failoverPriority: [] } }')],
    [policy('loadBalancer: { zoneAwareLbSetting: { failover: [{ from: a, to: b }] } }'), 'MESH8227'],
  ],
  'failover of a subset inherits outlier detection, that of a port does not': [
    [
      '{ host: a.b, trafficPolicy: { outlierDetection: {} }, subsets: [{ name: a, trafficPolicy: { loadBalancer: { localityLbSetting: { failoverPriority: [app] } } } }] }',
    ],
    [
      '{ host: a.b, trafficPolicy: { outlierDetection: {}, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { localityLbSetting: { failoverPriority: [app] } } }] } }',
      'MESH8227',
    ],
  ],
  tls: [
    [tls('mode: MUTUAL, caCertificates: a'), 'MESH8228', 'MESH8228'],
    [tls('mode: MUTUAL, caCertificates: a, clientCertificate: b, privateKey: ""'), 'MESH8228'],
    [chosen('mode: MUTUAL, credentialName: a')],
    [chosen('mode: MUTUAL, credentialName: a, caCrl: b'), 'MESH8229'],
    [tls('mode: ISTIO_MUTUAL, credentialName: a, caCertificates: b')],
    [tls('mode: SIMPLE, caCertificates: a, insecureSkipVerify: false')],
    [tls('mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: []'), 'MESH8237'],
    [tls('mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: [a]'), 'MESH8230', 'MESH8237'],
    [chosen('mode: SIMPLE, insecureSkipVerify: true, credentialName: a'), 'MESH8230', 'MESH8237'],
    [chosen('mode: MUTUAL, insecureSkipVerify: true, credentialName: a'), 'MESH8237'],
    [tls('mode: SIMPLE, credentialName: "configmap://shop/a/b"')],
    [tls('mode: SIMPLE, credentialName: "configmap://a"'), 'MESH8231'],
    [tls('mode: SIMPLE, credentialName: "configmap:///a"'), 'MESH8231'],
    [tls('mode: DISABLE, credentialName: "configmap://other/a"'), 'MESH8231'],
    [tls('mode: SIMPLE, credentialName: a'), 'MESH8236'],
    [tls('mode: SIMPLE'), 'MESH8238'],
    [port('port: { number: 80 }, tls: { mode: SIMPLE }'), 'MESH8238'],
    [subset('trafficPolicy: { tls: { mode: MUTUAL } }'), 'MESH8228', 'MESH8228', 'MESH8238'],
    [tls('mode: ISTIO_MUTUAL')],
  ],
  tunnels: [
    [tunnel('', 'a', 1)],
    [tunnel('POST', '::1', 65_535)],
    [tunnel('post', 'a.b', 1), 'MESH8232'],
    [tunnel('CONNECT', '*', 65_536), 'MESH8232', 'MESH8232'],
    [policy('proxyProtocol: {}, tunnel: { targetHost: a, targetPort: 1 }'), 'MESH8203'],
  ],
};
