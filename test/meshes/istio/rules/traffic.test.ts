import { traffic } from '../../../../src/meshes/istio/rules/traffic';
import { saidOf } from './policy-findings';

const service = (ports: string): string => `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [${ports}] }
---
`;

const virtualService = (http: readonly string[], more = 'hosts: [orders]'): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec: { ${more}, http: [${http.map((route) => `{ ${route} }`).join(', ')}] }
`;

const to = 'route: [{ destination: { host: orders } }]';
const off = 'retries: { attempts: 0 }';
const get = 'match: [{ method: { exact: GET } }]';
const rest = `${to}, ${off}`;

describe('retries', () => {
  test.each<[what: string, http: readonly string[], ...codes: string[]]>([
    ['5xx for everything', [`${to}, retries: { attempts: 1, retryOn: 5xx }`], 'MESH9202'],
    ['a status', [`${to}, retries: { attempts: 1, retryOn: "503" }`], 'MESH9202'],
    [
      'proven ones',
      [`${to}, retries: { attempts: 1, retryOn: "connect-failure,reset-before-request,refused-stream" }`],
    ],
    ['the token without a status', [`${to}, retries: { attempts: 1, retryOn: "retriable-status-codes" }`]],
    ['no attempts', [`${to}, retries: {}`]],
    [
      'idempotent methods by regex',
      [`match: [{ method: { regex: "GET|PUT" } }], ${to}, retries: { attempts: 1, retryOn: 5xx }`, rest],
    ],
    [
      'POST by regex',
      [`match: [{ method: { regex: "GET|POST" } }], ${to}, retries: { attempts: 1, retryOn: 5xx }`, rest],
      'MESH9202',
    ],
    [
      'a regex that only looks like GET',
      [`match: [{ method: { regex: "GET|P.*" } }], ${to}, retries: { attempts: 1, retryOn: 5xx }`, rest],
      'MESH9202',
    ],
    [
      'a prefix',
      [`match: [{ method: { prefix: P } }], ${to}, retries: { attempts: 1, retryOn: 5xx }`, rest],
      'MESH9202',
    ],
    [
      'the pseudo header',
      [`match: [{ headers: { ":method": { exact: GET } } }], ${to}, retries: { attempts: 1, retryOn: 5xx }`, rest],
    ],
    [
      'an idempotency key',
      [
        `match: [{ method: { exact: POST }, headers: { idempotency-key: { regex: .+ } } }], ${to}, retries: { attempts: 1, retryOn: 5xx }`,
        rest,
      ],
    ],
    [
      'writes taken before',
      [
        `match: [{ method: { regex: "POST|PATCH|CONNECT|[^GHDPTO].*" } }], ${rest}`,
        `${to}, retries: { attempts: 1, retryOn: 5xx }`,
      ],
    ],
    [
      'only POST taken before',
      [`match: [{ method: { exact: POST } }], ${rest}`, `${to}, retries: { attempts: 1, retryOn: 5xx }`],
      'MESH9202',
    ],
    [
      'writes of another path taken before',
      [`match: [{ uri: { prefix: /a/ } }], ${rest}`, `${to}, retries: { attempts: 1, retryOn: 5xx }`],
      'MESH9202',
    ],
    [
      'statuses of gRPC to an unknown host',
      [`${to}, retries: { attempts: 1, retryOn: unavailable }`],
      'MESH9202 warning',
    ],
    [
      'the same for one call',
      [`match: [{ uri: { exact: /a.B/Get } }], ${to}, retries: { attempts: 1, retryOn: unavailable }`, rest],
    ],
  ])('%s', (_what, http, ...codes) => expect(saidOf(traffic.rules, virtualService(http))).toEqual(codes));

  test.each<[ports: string, retries: string, ...codes: string[]]>([
    ['{ name: http, port: 80 }', 'retries: { attempts: 1, retryOn: unavailable }'],
    ['{ name: grpc, port: 80 }', 'retries: { attempts: 1, retryOn: unavailable }', 'MESH9202'],
    ['{ name: web, port: 80 }', 'retries: { attempts: 1, retryOn: unavailable }', 'MESH9202 warning'],
    ['{ name: grpc, port: 80 }', 'timeout: 1s', 'MESH9203 error'],
    ['{ name: http, port: 80 }', 'timeout: 1s'],
    ['{ name: web, port: 80, appProtocol: grpc }', 'timeout: 1s', 'MESH9203 error'],
  ])('to the port %s: %s', (ports, retries, ...codes) =>
    expect(saidOf(traffic.rules, service(ports) + virtualService([`${to}, ${retries}`]))).toEqual(codes),
  );
});

describe('timeouts', () => {
  const tried = (timeout: string, retries: string): string =>
    virtualService([`${get}, ${to}, timeout: ${timeout}, retries: { ${retries} }`, rest]);
  test.each<[timeout: string, retries: string, ...codes: string[]]>([
    ['3s', 'attempts: 3, perTryTimeout: 1s, retryOn: 5xx', 'MESH9201'],
    ['4s', 'attempts: 3, perTryTimeout: 1s, retryOn: 5xx', 'MESH9201 warning'],
    ['4275ms', 'attempts: 3, perTryTimeout: 1s, retryOn: 5xx'],
    ['4.3s', 'attempts: 3, perTryTimeout: 1s, backoff: 1s, retryOn: 5xx', 'MESH9201 warning'],
    ['3s', 'attempts: 3, perTryTimeout: 1s, retryOn: "connect-failure"', 'MESH9206'],
    ['3s', 'attempts: 3, perTryTimeout: 4s, retryOn: "connect-failure"', 'MESH9206'],
    ['3s', 'attempts: 3, retryOn: reset', 'MESH9205'],
    ['3s', 'attempts: 3, retryOn: refused-stream'],
    ['3s', 'attempts: 3'],
  ])('%s for %s', (timeout, retries, ...codes) =>
    expect(saidOf(traffic.rules, tried(timeout, retries))).toEqual(codes),
  );
});

test.each<[what: string, http: readonly string[], more: string, ...codes: string[]]>([
  ['GET and POST', [`${get}, ${to}`, `match: [{ method: { exact: POST } }], ${rest}`], 'hosts: [orders]', 'MESH9204'],
  [
    'the same at a gateway',
    [`${get}, ${to}`, `match: [{ method: { exact: POST } }], ${rest}`],
    'hosts: [a.example.com], gateways: [edge]',
    'MESH9204 info',
  ],
  ['a path', [`match: [{ uri: { prefix: /a/ } }], ${rest}`], 'hosts: [orders]', 'MESH9204 info'],
  ['a path at a gateway', [`match: [{ uri: { prefix: /a/ } }], ${rest}`], 'hosts: [a.example.com], gateways: [edge]'],
  ['the path of everything', [`match: [{ uri: { prefix: / } }], ${rest}`], 'hosts: [orders]'],
  ['a header', [`match: [{ headers: { a: { exact: b } } }], ${rest}`], 'hosts: [orders]', 'MESH9204'],
  ['a delegate', [`match: [{ headers: { a: { exact: b } } }], ${rest}`], 'exportTo: ["."]'],
])('requests that no route takes: %s', (_what, http, more, ...codes) =>
  expect(saidOf(traffic.rules, virtualService(http, more))).toEqual(codes),
);

test.each<[what: string, http: readonly string[], ...codes: string[]]>([
  [
    'after a longer prefix',
    [`match: [{ uri: { prefix: /a/b/ } }], ${to}`, `match: [{ uri: { prefix: /a/ } }], ${to}`, to],
  ],
  [
    'after a shorter prefix',
    [`match: [{ uri: { prefix: /a/ } }], ${to}`, `match: [{ uri: { prefix: /a/b/ } }], ${to}`, to],
    'MESH9218',
  ],
  [
    'the same path, another header',
    [
      `match: [{ uri: { exact: /a }, headers: { h: { exact: b } } }], ${to}`,
      `match: [{ uri: { exact: /a } }], ${to}`,
      to,
    ],
  ],
  [
    'the same path, no header',
    [
      `match: [{ uri: { exact: /a } }], ${to}`,
      `match: [{ uri: { exact: /a }, headers: { h: { exact: b } } }], ${to}`,
      to,
    ],
    'MESH9218',
  ],
  [
    'without a method after GET',
    [`match: [{ uri: { exact: /a }, method: { exact: GET } }], ${to}`, `match: [{ uri: { exact: /a } }], ${to}`, to],
  ],
  [
    'minding the case',
    [`match: [{ uri: { prefix: /a/ } }], ${to}`, `match: [{ uri: { prefix: /a/b/ }, ignoreUriCase: true }], ${to}`, to],
  ],
  ['twice everything', [to, to], 'MESH9218'],
  ['twice in one route', [`match: [{ uri: { prefix: /a/ } }, { uri: { prefix: /a/b/ } }], ${to}`, to], 'MESH9219'],
  [
    'a header that is there after one with a value',
    [`match: [{ headers: { h: { exact: b } } }], ${to}`, `match: [{ headers: { h: {} } }], ${to}`, to],
  ],
  [
    'without a header',
    [`match: [{ withoutHeaders: { h: { exact: b } } }], ${to}`, `match: [{ uri: { exact: /a } }], ${to}`, to],
  ],
  ['another gateway', [`match: [{ gateways: [a] }], ${to}`, `match: [{ uri: { exact: /a } }], ${to}`, to]],
])('unreachable: %s', (_what, http, ...codes) => expect(saidOf(traffic.rules, virtualService(http))).toEqual(codes));

const split = (...weights: readonly (number | undefined)[]): string =>
  virtualService([
    `route: [${weights.map((weight, n) => `{ destination: { host: orders-v${n} }${weight === undefined ? '' : `, weight: ${weight}`} }`)}], ${off}`,
  ]);

test.each<[weights: readonly (number | undefined)[], ...codes: string[]]>([
  [[undefined]],
  [[100]],
  [[0]],
  [[10], 'MESH9211'],
  [[90, 10], 'MESH9216'],
  [[900, 100], 'MESH9216'],
  [[100, 0]],
  [[1, 1], 'MESH9216'],
  [[3, 1], 'MESH9214', 'MESH9216'],
])('weights %j', (weights, ...codes) => expect(saidOf(traffic.rules, split(...weights))).toEqual(codes));

test.each<[watcher: string, ...codes: string[]]>([
  [
    '{ apiVersion: flagger.app/v1beta1, kind: Canary, metadata: { name: a, namespace: shop }, spec: { targetRef: { name: orders-v1 } } }',
  ],
  [
    '{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: { name: a, namespace: shop }, spec: { strategy: { canary: { trafficRouting: { istio: { virtualService: { name: orders } } } } } } }',
  ],
  [
    '{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: { name: a, namespace: shop }, spec: { replicas: 2 } }',
    'MESH9216',
  ],
])('a split beside %s', (watcher, ...codes) =>
  expect(saidOf(traffic.rules, `${split(90, 10)}\n---\n${watcher}`)).toEqual(codes),
);

test.each<[what: string, fault: string, ...codes: string[]]>([
  ['everyone', 'fault: { delay: { fixedDelay: 1s, percentage: { value: 1 } } }', 'MESH9217'],
  ['no request', 'fault: { delay: { fixedDelay: 1s } }'],
  [
    'some by a header',
    'match: [{ headers: { x-chaos: { exact: a } } }], fault: { abort: { httpStatus: 500, percentage: { value: 100 } } }',
  ],
  [
    'some by their labels',
    'match: [{ sourceLabels: { app: test } }], fault: { abort: { httpStatus: 500, percentage: { value: 100 } } }',
  ],
  [
    'everyone on a path',
    'match: [{ uri: { prefix: /a/ } }], fault: { abort: { httpStatus: 500, percentage: { value: 100 } } }',
    'MESH9217',
  ],
])('faults for %s', (_what, fault, ...codes) =>
  expect(saidOf(traffic.rules, virtualService([`${fault}, ${to}`, to]))).toEqual(expect.arrayContaining([...codes])),
);

const ports = '{ name: http, port: 80 }, { name: http-b, port: 81 }';
test.each<[more: string, ...codes: string[]]>([
  ['hosts: [orders]', 'MESH9220 info'],
  ['hosts: [orders.shop.svc.cluster.local]', 'MESH9220 info'],
  ['hosts: [shop]', 'MESH9220 warning'],
  ['hosts: [a.example.com], gateways: [edge]', 'MESH9220'],
])('a destination without a port, of %s', (more, ...codes) =>
  expect(saidOf(traffic.rules, service(ports) + virtualService([to], more))).toEqual(codes),
);

const routed = `
---${virtualService(['route: [{ destination: { host: orders, subset: v2 } }]'])}`;

const destinationRule = (trafficPolicy: string, subset: string): string => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec: { host: orders, trafficPolicy: { ${trafficPolicy} }, subsets: [{ name: v2, labels: { version: v2 }${subset} }] }
`;

test.each<[policy: string, subset: string, ...codes: string[]]>([
  [
    'outlierDetection: { interval: 5s, consecutive5xxErrors: 3 }',
    ', trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1 } }',
    'MESH9207',
  ],
  [
    'outlierDetection: { consecutive5xxErrors: 3 }',
    ', trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1, interval: 5s } }',
  ],
  ['outlierDetection: { consecutive5xxErrors: 3 }', ', trafficPolicy: { loadBalancer: { simple: RANDOM } }'],
  ['loadBalancer: { simple: RANDOM }', ', trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true } } }'],
  ['tls: { mode: SIMPLE, sni: a.example.com }', ', trafficPolicy: { tls: { mode: DISABLE } }'],
  [
    'tls: { mode: SIMPLE }, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: RANDOM } }]',
    '',
    'MESH9208',
  ],
  [
    'retryBudget: { percent: 20 }, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: RANDOM } }]',
    '',
    'MESH9208',
  ],
])('%s, and %s', (policy, subset, ...codes) =>
  expect(saidOf(traffic.rules, destinationRule(policy, subset) + routed)).toEqual(codes),
);
