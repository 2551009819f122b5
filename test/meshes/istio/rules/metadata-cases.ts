/** A kind, its annotations and its spec, and the codes of what rules about any kind have against it. */
export type Case = readonly [kind: string, annotations: string, spec: string, ...codes: readonly string[]];

const networking = 'networking.istio.io/v1';
const service: Case = [
  `${networking} VirtualService`,
  '{}',
  '{ hosts: [a.b], http: [{ route: [{ destination: { host: a.b } }] }] }',
];
const policy = 'security.istio.io/v1 AuthorizationPolicy';
const rule = `${networking} DestinationRule`;
const entry = `${networking} ServiceEntry`;
const dry = (value: string, action: string): Case => [
  policy,
  `{ istio.io/dry-run: "${value}" }`,
  `{ ${action}rules: [{}] }`,
];
const exported = (to: string): Case => [service[0], '{}', service[2].replace('hosts', `exportTo: [${to}], hosts`)];
const shown = (to: string): string =>
  `{ hosts: [a.b.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: NONE, exportTo: [${to}] }`;
const selected = (to: string): string =>
  `{ host: a.b, exportTo: [${to}], workloadSelector: { matchLabels: { app: a } }, trafficPolicy: { loadBalancer: { simple: RANDOM } } }`;
const target = (ref: string): string => `{ targetRefs: [{ ${ref} }], rules: [{}] }`;
const pool = (tcp: string): string => `{ host: a.b, trafficPolicy: { connectionPool: { tcp: { ${tcp} } } } }`;

const wrong = ([kind, annotations, spec]: Case, ...codes: readonly string[]): Case => [
  kind,
  annotations,
  spec,
  ...codes,
];

export const cases: readonly Case[] = [
  service,
  dry('true', ''),
  dry('F', 'action: DENY, '),
  wrong(dry('on', ''), 'MESH8001'),
  wrong(dry('true', 'action: AUDIT, '), 'MESH8001'),
  [service[0], '{ istio.io/dry-run: "true" }', service[2], 'MESH8001'],
  [service[0], '{ internal.istio.io/parent-namespace: a }', service[2], 'MESH8002'],
  [service[0], '{ internal.istio.io/webhook-always-reject: a }', service[2], 'MESH8002'],
  exported('., c'),
  exported('"*"'),
  wrong(exported('"*", c'), 'MESH8003'),
  wrong(exported('"~"'), 'MESH8003'),
  wrong(exported('b, .'), 'MESH8003'),
  wrong(exported('c.d'), 'MESH8003'),
  [entry, '{}', shown('"~"')],
  [entry, '{}', shown('"~", .'), 'MESH8003'],
  [rule, '{}', selected('.')],
  [rule, '{}', selected('b')],
  [rule, '{}', selected('"*"'), 'MESH8003'],
  [rule, '{}', selected('., c'), 'MESH8003'],
  [
    `${networking} Sidecar`,
    '{}',
    '{ workloadSelector: { labels: { "": a } }, egress: [{ hosts: [./*] }] }',
    'MESH8004',
  ],
  [`${networking} Sidecar`, '{}', '{ workloadSelector: {}, egress: [{ hosts: [./*] }] }', 'MESH8005'],
  [policy, '{}', '{ selector: { matchLabels: {} }, rules: [{}] }', 'MESH8005'],
  ['security.istio.io/v1 PeerAuthentication', '{}', '{ selector: {}, mtls: { mode: STRICT } }', 'MESH8005'],
  [policy, '{}', target('kind: Service, name: a')],
  [policy, '{}', target('kind: Gateway, group: gateway.networking.k8s.io, name: a')],
  [policy, '{}', target('kind: Gateway, group: networking.istio.io, name: a'), 'MESH8006'],
  [policy, '{}', '{ targetRef: { kind: Pod, name: a }, rules: [{}] }', 'MESH8006'],
  [rule, '{}', pool('idleTimeout: 0s')],
  [rule, '{}', pool('idleTimeout: 500us')],
  [rule, '{}', pool('idleTimeout: 1500us'), 'MESH8007'],
  [rule, '{}', pool('idleTimeout: -5s'), 'MESH8007'],
  [rule, '{}', pool('connectTimeout: 1500us'), 'MESH8007'],
  [rule, '{}', pool('connectTimeout: 1h2m0.003s')],
  [
    rule,
    '{}',
    `{ host: a.b, subsets: [{ name: c, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, outlierDetection: { interval: 1.0001s } }] } }] }`,
    'MESH8007',
  ],
  [`${networking} Sidecar`, '{}', '{ inboundConnectionPool: { http: { idleTimeout: 1.0001s } } }', 'MESH8007'],
  ['security.istio.io/v1 RequestAuthentication', '{}', '{ jwtRules: [{ issuer: a, timeout: 1.0001s }] }', 'MESH8007'],
];
