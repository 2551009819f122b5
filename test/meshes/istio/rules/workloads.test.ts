import { podsIn } from '../../../../src/manifests/cluster/workloads';
import { ManifestSet } from '../../../../src/manifests/set';
import { defaultSettings, type Settings } from '../../../../src/manifests/settings';
import { dataPlaneOf } from '../../../../src/meshes/istio/facts/injection';
import { workloads } from '../../../../src/meshes/istio/rules/workloads';
import { manifestsIn } from '../../../manifests/harness';
import { saidOf } from './policy-findings';

const join = (...manifests: readonly string[]): string => manifests.join('\n---\n');
const namespace = (labels = '', name = 'shop'): string =>
  `{ apiVersion: v1, kind: Namespace, metadata: { name: ${name}, labels: { ${labels} } } }`;
const pods = (labels = '', spec = '', annotations = ''): string =>
  `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: a, namespace: shop }, spec: { selector: { matchLabels: { app: a } }, template: { metadata: { labels: { app: a, version: v1${labels} }, annotations: { ${annotations} } }, spec: { ${spec === '' ? 'containers: [{ name: a, image: a }]' : spec} } } } }`;
const object = (apiVersion: string, kind: string, spec: string, home = 'shop', labels = ''): string =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a, namespace: ${home}, labels: { ${labels} } }, spec: ${spec} }`;
const policy = (spec: string, home = 'shop'): string =>
  object('security.istio.io/v1', 'AuthorizationPolicy', spec, home);

const ambient = namespace('istio.io/dataplane-mode: ambient');
const injected = namespace('istio-injection: enabled');

const found = (text: string, codes: readonly string[], settings: Partial<Settings> = {}): readonly string[] =>
  saidOf(workloads.rules, text, settings).filter((line) => codes.includes(line.split(' ')[0]!));

describe('the data plane of pods', () => {
  test.each<[what: string, plane: string, ...manifests: string[]]>([
    ['an injected namespace', 'sidecar', injected, pods()],
    ['a revision', 'sidecar', namespace('istio.io/rev: stable'), pods()],
    ['a pod that opts out', 'none', injected, pods(', sidecar.istio.io/inject: "false"')],
    ['the network of the node', 'none', injected, pods('', 'hostNetwork: true, containers: [{ name: a, image: a }]')],
    ['a namespace that says nothing', 'none', namespace(), pods()],
    ['a pod that asks, there', 'sidecar', namespace(), pods(', sidecar.istio.io/inject: "true"')],
    ['a pod that asks for a revision, there', 'sidecar', namespace(), pods(', istio.io/rev: stable')],
    ['a pod that asks by annotation, there', 'none', namespace(), pods('', '', 'sidecar.istio.io/inject: "true"')],
    [
      'a pod that asks where it is disabled',
      'none',
      namespace('istio-injection: disabled'),
      pods(', istio.io/rev: stable'),
    ],
    ['disabled hides a revision', 'none', namespace('istio-injection: disabled, istio.io/rev: stable'), pods()],
    ['ambient', 'ambient', ambient, pods()],
    ['a pod without a sidecar is in ambient', 'ambient', ambient, pods(', sidecar.istio.io/inject: "false"')],
    ['a pod out of ambient', 'none', ambient, pods(', istio.io/dataplane-mode: none')],
    ['a sidecar goes before ambient', 'sidecar', ambient, pods(', sidecar.istio.io/inject: "true"')],
    [
      'disabled beside ambient',
      'ambient',
      namespace('istio-injection: disabled, istio.io/dataplane-mode: ambient'),
      pods(),
    ],
    ['no Namespace', 'unknown', pods()],
    ['no Namespace, and a pod that asks', 'sidecar', pods(', sidecar.istio.io/inject: "true"')],
  ])('%s: %s', (_, plane, ...manifests) => {
    const set = new ManifestSet(manifestsIn(join(...manifests)), { ...defaultSettings, version: '1.31' });
    expect(podsIn(set).map((each) => dataPlaneOf(each, set))).toEqual([plane]);
  });
});

const injector = `{ apiVersion: v1, kind: ConfigMap, metadata: { name: istio-sidecar-injector, namespace: istio-system }, data: { values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }' } }`;

test.each<[what: string, manifests: readonly string[], ...lines: string[]]>([
  ['all of it by itself', [namespace(), pods(', sidecar.istio.io/inject: "true"')]],
  ['not all of it', [namespace(), pods(), pods(', sidecar.istio.io/inject: "true"')], 'MESH9501'],
  ['nothing known of it', [namespace()], 'MESH9501'],
  ['disabled', [namespace('istio-injection: disabled')]],
  ['of Kubernetes', [namespace('', 'kube-system')]],
  ['of the control plane', [namespace('', 'istio-system')]],
  ['injected by default', [namespace(), injector], 'MESH9502'],
  ['injector of another making', [namespace(), injector.replace('{ "s', '{{ "s')], 'MESH9501'],
  ['two labels', [namespace('istio-injection: enabled, istio.io/dataplane-mode: ambient')], 'MESH9503'],
  ['a revision and ambient', [namespace('istio.io/rev: stable, istio.io/dataplane-mode: ambient')], 'MESH9503'],
  ['disabled beside ambient', [namespace('istio-injection: disabled, istio.io/dataplane-mode: ambient')]],
  ['out of ambient and injected', [namespace('istio-injection: enabled, istio.io/dataplane-mode: none')]],
])('labels of a namespace: %s', (_, manifests, ...lines) => {
  expect(found(join(...manifests), ['MESH9501', 'MESH9502', 'MESH9503'])).toEqual(lines);
});

const user = (id: number): string => `securityContext: { runAsUser: ${id} }`;

test.each<[what: string, manifests: readonly string[], ...lines: string[]]>([
  ['the pod', [injected, pods('', `${user(1337)}, containers: [{ name: a, image: a }]`)], 'MESH9504'],
  [
    'the pod, and each container says otherwise',
    [injected, pods('', `${user(1337)}, containers: [{ name: a, image: a, ${user(1)} }]`)],
  ],
  [
    'the proxy itself',
    [injected, pods('', `containers: [{ name: istio-proxy, image: a, ${user(1337)} }, { name: a, image: a }]`)],
  ],
  [
    'an init container',
    [injected, pods('', `initContainers: [{ name: i, image: a, ${user(1337)} }], containers: [{ name: a, image: a }]`)],
  ],
  ['in ambient', [ambient, pods('', `containers: [{ name: a, image: a, ${user(1337)} }]`)]],
  ['not in the mesh', [namespace(), pods('', `containers: [{ name: a, image: a, ${user(1337)} }]`)]],
])('the user of the proxy: %s', (_, manifests, ...lines) => {
  expect(found(join(...manifests), ['MESH9504'])).toEqual(lines);
});

const auto = 'containers: [{ name: istio-proxy, image: auto }]';

test.each<[what: string, manifests: readonly string[], ...lines: string[]]>([
  ['injected', [injected, pods('', auto)]],
  ['not injected', [namespace(), pods('', auto)], 'MESH9505'],
  ['asked for', [namespace(), pods(', sidecar.istio.io/inject: "true"', auto)]],
  ['nothing known', [pods('', auto)], 'MESH9505 info'],
  ['another image', [namespace(), pods('', 'containers: [{ name: istio-proxy, image: proxyv2 }]')]],
])('image auto: %s', (_, manifests, ...lines) => {
  expect(found(join(...manifests), ['MESH9505'])).toEqual(lines);
});

const waypoint = object(
  'gateway.networking.k8s.io/v1',
  'Gateway',
  '{ gatewayClassName: istio-waypoint, listeners: [] }',
).replace('name: a', 'name: w');
const using = namespace('istio.io/dataplane-mode: ambient, istio.io/use-waypoint: w');
const get = 'rules: [{ to: [{ operation: { methods: [GET] } }] }]';
const read = policy(`{ ${get} }`);

test.each<[what: string, manifests: readonly string[], settings: Partial<Settings>, ...lines: string[]]>([
  ['none of the sort', [ambient], {}],
  ['there', [using, waypoint], {}],
  ['not in the set', [using], {}, 'MESH9509 info'],
  ['not there', [using], { complete: ['shop'] }, 'MESH9509'],
  [
    'in another namespace',
    [namespace('istio.io/dataplane-mode: ambient, istio.io/use-waypoint: w, istio.io/use-waypoint-namespace: edge')],
    { complete: ['shop'] },
    'MESH9509 info',
  ],
  ['declined', [namespace('istio.io/dataplane-mode: ambient, istio.io/use-waypoint: none')], { complete: ['shop'] }],
  ['no ambient', [namespace('istio.io/use-waypoint: w'), waypoint], {}, 'MESH9508'],
  ['for an ingress', [namespace('istio.io/use-waypoint: w, istio.io/ingress-use-waypoint: "true"'), waypoint], {}],
  [
    'pods of ambient',
    [namespace('istio.io/use-waypoint: w'), waypoint, pods(', istio.io/dataplane-mode: ambient')],
    {},
  ],
  ['pods with a sidecar', [injected, waypoint, pods(', istio.io/use-waypoint: w')], {}, 'MESH9508'],
])('waypoints: %s', (_, manifests, settings, ...lines) => {
  expect(found(join(...manifests), ['MESH9508', 'MESH9509'], settings)).toEqual(lines);
});

const ztunnel = ['MESH9510', 'MESH9511', 'MESH9512', 'MESH9523'];

test.each<[what: string, manifests: readonly string[], ...lines: string[]]>([
  ['a method', [ambient, read], 'MESH9510'],
  ['a method, for sidecars', [injected, read]],
  ['a method, no Namespace', [read]],
  [
    'a method, for pods out of ambient',
    [ambient, pods(', istio.io/dataplane-mode: none'), policy(`{ selector: { matchLabels: { app: a } }, ${get} }`)],
  ],
  [
    'a method, for a pod of ambient alone',
    [
      namespace(),
      pods(', istio.io/dataplane-mode: ambient'),
      policy(`{ selector: { matchLabels: { app: a } }, ${get} }`),
    ],
    'MESH9510',
  ],
  ['a method, for the mesh', [ambient, policy(`{ ${get} }`, 'istio-system')], 'MESH9510'],
  ['a method, for a mesh of sidecars', [injected, policy(`{ ${get} }`, 'istio-system')]],
  ['a method, at a Service', [using, policy(`{ targetRefs: [{ kind: Service, name: a }], ${get} }`)]],
  ['a port', [ambient, policy('{ rules: [{ to: [{ operation: { ports: ["80"] } }] }] }')]],
  ['a port by when', [ambient, policy('{ rules: [{ when: [{ key: destination.port, values: ["80"] }] }] }')]],
  [
    'an account by when',
    [ambient, policy('{ rules: [{ when: [{ key: source.serviceAccount, values: [a] }] }] }')],
    'MESH9510',
  ],
  [
    'a token, denied',
    [ambient, policy('{ action: DENY, rules: [{ from: [{ source: { notRequestPrincipals: ["*"] } }] }] }')],
    'MESH9510',
  ],
  ['an audit', [ambient, policy('{ action: AUDIT, rules: [{}] }')], 'MESH9511'],
  ['a trust domain', [ambient, policy('{ rules: [{ from: [{ source: { trustDomains: [a] } }] }] }')], 'MESH9512'],
  [
    'a caller behind a waypoint',
    [using, policy('{ rules: [{ from: [{ source: { principals: [a/ns/shop/sa/b] } }] }] }')],
    'MESH9523',
  ],
  ['its namespace behind a waypoint', [using, policy('{ rules: [{ from: [{ source: { namespaces: [shop] } }] }] }')]],
  ['the waypoint by its account', [using, policy('{ rules: [{ from: [{ source: { serviceAccounts: [w] } }] }] }')]],
  ['nobody, which is a default deny', [using, policy('{}')]],
])('before ztunnel: %s', (_, manifests, ...lines) => {
  expect(found(join(...manifests), ztunnel)).toEqual(lines);
});

const service = (labels = ''): string =>
  object('v1', 'Service', '{ selector: { app: a }, ports: [{ name: http, port: 80 }] }', 'shop', labels);
const route = (home = 'shop', more = ''): string =>
  object(
    'networking.istio.io/v1',
    'VirtualService',
    `{ hosts: [a.shop.svc.cluster.local], http: [{ route: [{ destination: { host: a.shop.svc.cluster.local } }] }]${more} }`,
    home,
  );
const rule = (home = 'shop', more = ', trafficPolicy: { loadBalancer: { simple: RANDOM } }'): string =>
  object('networking.istio.io/v1', 'DestinationRule', `{ host: a.shop.svc.cluster.local${more} }`, home);

test.each<[what: string, manifests: readonly string[], ...lines: string[]]>([
  ['routes without a waypoint', [ambient, service(), route()], 'MESH9515'],
  ['a policy without a waypoint', [ambient, service(), rule()], 'MESH9515 info'],
  ['a rule that says nothing', [ambient, service(), rule('shop', '')]],
  ['routes of a gateway', [ambient, service(), route('shop', ', gateways: [edge/a]')]],
  ['a waypoint of the Service', [ambient, service('istio.io/use-waypoint: w'), route()]],
  ['a Service that declines', [using, service('istio.io/use-waypoint: none'), route()], 'MESH9515'],
  ['sidecars', [injected, service(), route()]],
  ['routes of a caller', [using, service(), route('checkout')], 'MESH9516'],
  ['a policy of the root namespace', [using, service(), rule('istio-system')]],
  ['a policy of a caller', [using, service(), rule('checkout')], 'MESH9516'],
])('before a Service: %s', (_, manifests, ...lines) => {
  expect(found(join(...manifests), ['MESH9515', 'MESH9516'])).toEqual(lines);
});

const telemetry = (spec: string): string => object('telemetry.istio.io/v1', 'Telemetry', spec);
const targeted = 'targetRefs: [{ kind: Service, name: a }]';

test.each<[what: string, manifests: readonly string[], ...lines: string[]]>([
  [
    'a Telemetry by selector',
    [ambient, telemetry('{ selector: { matchLabels: { app: a } }, tracing: [{}] }')],
    'MESH9513',
  ],
  ['a Telemetry for the namespace, no waypoint', [ambient, telemetry('{ tracing: [{}] }')], 'MESH9514 info'],
  ['a Telemetry for the namespace', [using, telemetry('{ tracing: [{}] }')]],
  ['metrics as they are', [ambient, telemetry('{ metrics: [{ providers: [{ name: prometheus }] }] }')]],
  [
    'an EnvoyFilter',
    [ambient, object('networking.istio.io/v1alpha3', 'EnvoyFilter', '{ configPatches: [] }')],
    'MESH9513',
  ],
  ['a target without a waypoint', [ambient, service(), policy(`{ ${targeted}, ${get} }`)], 'MESH9514'],
  ['a target with a waypoint', [ambient, service('istio.io/use-waypoint: w'), policy(`{ ${targeted}, ${get} }`)]],
  ['a target of which nothing is known', [service(), policy(`{ ${targeted}, ${get} }`)]],
])('policies of HTTP: %s', (_, manifests, ...lines) => {
  expect(found(join(...manifests), ['MESH9513', 'MESH9514'])).toEqual(lines);
});

const sidecar = (more = '', home = 'shop'): string =>
  object('networking.istio.io/v1', 'Sidecar', `{ egress: [{ hosts: ["./*"] }]${more} }`, home);
const selecting = ', workloadSelector: { labels: { app: a } }';
const gateways = (name: string): string =>
  `selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: ${name} } }`;

test.each<[what: string, manifests: readonly string[], ...lines: string[]]>([
  ['for ambient', [ambient, sidecar()], 'MESH9517'],
  ['for ambient with a sidecar in it', [ambient, pods(', sidecar.istio.io/inject: "true"'), sidecar()]],
  ['for pods of ambient', [ambient, pods(), sidecar(selecting)], 'MESH9517'],
  ['for pods of which nothing is known', [ambient, sidecar(selecting)]],
  ['for pods from the root', [sidecar(selecting, 'istio-system')], 'MESH9519'],
  ['a mode', [sidecar(', outboundTrafficPolicy: { mode: REGISTRY_ONLY }')]],
  ['a waypoint by its name', [waypoint, policy(`{ ${gateways('w')}, ${get} }`)], 'MESH9518'],
  [
    'another gateway by its name',
    [waypoint.replace('istio-waypoint', 'istio'), policy(`{ ${gateways('w')}, ${get} }`)],
  ],
  ['a gateway of which nothing is known', [policy(`{ ${gateways('w')}, ${get} }`)]],
])('Sidecars and waypoints: %s', (_, manifests, ...lines) => {
  expect(found(join(...manifests), ['MESH9517', 'MESH9518', 'MESH9519', 'MESH9520'])).toEqual(lines);
});

const mesh = (text: string): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: istio, namespace: istio-system }, data: { mesh: "${text}" } }`;
const off = mesh('enableAutoMtls: false');
const strict = (home: string): string =>
  object('security.istio.io/v1', 'PeerAuthentication', '{ mtls: { mode: STRICT } }', home);
const mutual = (host: string): string =>
  object(
    'networking.istio.io/v1',
    'DestinationRule',
    `{ host: '${host}', trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }`,
  );

test.each<[what: string, manifests: readonly string[], ...lines: string[]]>([
  ['STRICT, for a namespace', [off, strict('shop')], 'MESH9525'],
  ['STRICT, for the mesh', [off, strict('istio-system'), mutual('*.shop.svc.cluster.local')], 'MESH9525'],
  ['both, for a namespace', [off, strict('shop'), mutual('*.shop.svc.cluster.local')]],
  ['both, callers for the mesh', [off, strict('istio-system'), strict('shop'), mutual('*.local')]],
  ['callers, for a namespace', [off, mutual('*.shop.svc.cluster.local')], 'MESH9525 info'],
  ['callers, for the mesh', [off, mutual('*.local')], 'MESH9525 info'],
  ['callers, for one host', [off, mutual('a.shop.svc.cluster.local')]],
  ['nothing known of the mesh', [strict('shop')]],
  ['a mesh as usual', [mesh('{}'), strict('shop')]],
])('mTLS by hand: %s', (_, manifests, ...lines) => {
  expect(found(join(...manifests), ['MESH9525'])).toEqual(lines);
});
