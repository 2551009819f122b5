import type { Settings } from '../../../../src/manifests/settings';
import { references } from '../../../../src/meshes/istio/rules/references';
import {
  apiGateway,
  entry,
  gateway,
  grant,
  httpRoute,
  join,
  namespace,
  pods,
  rule,
  secret,
  service,
  sidecar,
  virtual,
} from './cluster-objects';
import { saidOf } from './policy-findings';

const whole: Partial<Settings> = { complete: 'all' };
const found = (manifests: readonly string[], settings: Partial<Settings> = whole) =>
  saidOf(references.rules, join(manifests), settings);

const to = (destination: string, more = ''): string =>
  virtual('v', `{ hosts: [a]${more}, http: [{ route: [{ destination: { ${destination} } }] }] }`);
const subsets = (id: string, names: string, more = ''): string =>
  rule(
    id,
    `{ host: a.shop.svc.cluster.local, subsets: [${names.split(' ').map((name) => `{ name: ${name} }`)}]${more} }`,
  );

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  ['a full name', [service('a'), to('host: a.shop.svc.cluster.local')]],
  ['half a name', [service('a'), to('host: a.shop')], 'MESH9001'],
  ['nearly a full name', [service('a'), to('host: a.shop.svc')], 'MESH9001'],
  ['a wider ServiceEntry', [entry('e', '{ hosts: ["*.b.example"] }'), to('host: a.b.example')]],
  [
    'a Service that is hidden',
    [service('bank/a', undefined, '', 'networking.istio.io/exportTo: "."'), to('host: a.bank.svc.cluster.local')],
    'MESH9001',
  ],
  [
    'a Service that the viewers do not see',
    [service('a', undefined, '', 'networking.istio.io/exportTo: ".,b"'), to('host: a', ', exportTo: [c]')],
    'MESH9001',
    'MESH9009',
  ],
  ['a port of the Service', [service('a'), to('host: a, port: { number: 80 }')]],
  ['a subset of nobody', [service('a'), to('host: a, subset: v1')], 'MESH9004'],
  [
    'a subset of the wide rule',
    [service('a'), rule('r', '{ host: "*.local", subsets: [{ name: v1 }] }'), to('host: a, subset: v1')],
  ],
  [
    'a subset that an exact rule hides',
    [
      service('a'),
      pods('a'),
      rule('r', '{ host: "*.local", subsets: [{ name: v1 }] }'),
      subsets('s', 'v2'),
      to('host: a, subset: v1'),
    ],
    'MESH9004',
  ],
  [
    'a subset of a third namespace',
    [service('a'), pods('a'), subsets('bank/r', 'v1'), to('host: a, subset: v1')],
    'MESH9004',
  ],
  [
    'a subset that is not exported',
    [
      service('bank/a'),
      pods('bank/a'),
      rule('bank/r', '{ host: a, subsets: [{ name: v1 }], exportTo: [.] }'),
      to('host: a.bank.svc.cluster.local, subset: v1'),
    ],
    'MESH9004',
  ],
])('%s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));

test('another cluster domain', () => {
  const manifests = [service('a'), to('host: a.shop.svc.corp.example')];
  expect(found(manifests, { ...whole, clusterDomain: 'corp.example' })).toEqual([]);
});

test('what is not in a part of a cluster is an info, in a whole one an error', () => {
  expect(found([to('host: a')], {})).toEqual(['MESH9001 info']);
  expect(found([to('host: a')], { complete: ['shop'] })).toEqual(['MESH9001']);
  expect(found([to('host: a.bank.svc.cluster.local')], { complete: ['shop'] })).toEqual(['MESH9001 info']);
});

const server = (hosts: string, more = ''): string =>
  `{ selector: { istio: i }, servers: [{ hosts: [${hosts}], port: { number: 443, name: https, protocol: HTTPS }${more} }] }`;
const at = (gateways: string, match = ''): string =>
  virtual(
    'v',
    `{ hosts: [a.example], gateways: [${gateways}], http: [{ match: [{ ${match} }], redirect: { uri: / } }] }`,
  );
const ingress = pods('ingress/i', 'istio: i');

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  ['mesh', [at('mesh')]],
  [
    'the old name of a Gateway',
    [ingress, gateway('ingress/g', server('a.example')), at('g.ingress.svc.cluster.local')],
  ],
  ['a Gateway of a match', [at('mesh', 'gateways: [mesh, g]')], 'MESH9005'],
  [
    'a Gateway of the Gateway API',
    [apiGateway('g', '{ gatewayClassName: istio, listeners: [] }'), at('g')],
    'MESH9005 warning',
  ],
  ['hosts of another namespace', [ingress, gateway('ingress/g', server('./a.example')), at('ingress/g')], 'MESH9014'],
  ['hosts of this namespace', [ingress, gateway('ingress/g', server('shop/*')), at('ingress/g')]],
  ['pods elsewhere', [ingress, gateway('g', server('a.example'))]],
  ['generated pods', [gateway('g', '{ selector: { gateway.networking.k8s.io/gateway-name: g } }')]],
  ['no pods', [gateway('g', server('a.example'))], 'MESH9007'],
  [
    'a Secret beside the Gateway',
    [ingress, gateway('g', server('a.example', ', tls: { credentialName: s }')), secret('shop/s', '')],
    'MESH9008',
  ],
  [
    'one of two Secrets',
    [ingress, gateway('g', server('a.example', ', tls: { credentialNames: [s, t] }')), secret('ingress/s', '')],
    'MESH9008',
  ],
  ['a Secret from elsewhere', [ingress, gateway('g', server('a.example', ', tls: { credentialName: "sds://s" }'))]],
  [
    'a Certificate',
    [
      ingress,
      gateway('g', server('a.example', ', tls: { credentialName: s }')),
      '{ apiVersion: cert-manager.io/v1, kind: Certificate, metadata: { name: c, namespace: ingress }, spec: { secretName: s } }',
    ],
  ],
])('%s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));

const selected = (version: string): string => rule('r', `{ host: a, subsets: [{ name: v1, labels: { ${version} } }] }`);

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  [
    'labels of pods of another Service',
    [service('a'), pods('b', 'app: b, version: v1'), selected('version: v1')],
    'MESH9012',
  ],
  [
    'labels of pods of another namespace',
    [service('a'), pods('bank/a', 'app: a, version: v1'), selected('version: v1')],
    'MESH9012',
  ],
  ['labels of a node', [service('a'), pods('a'), selected('topology.kubernetes.io/zone: z')]],
  ['a wide DestinationRule', [rule('r', '{ host: "*.local" }')]],
  ['a short egress host', [service('a'), sidecar('s', '{ egress: [{ hosts: [./a] }] }')], 'MESH9015'],
  [
    'an egress host of a VirtualService',
    [to('host: a'), service('a'), sidecar('s', '{ egress: [{ hosts: [./a, ~/*] }] }')],
  ],
  ['a namespace of exportTo', [namespace('shop'), service('a'), rule('r', '{ host: a, exportTo: [.] }')]],
])('%s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));

const listeners = (allowed: string): string =>
  apiGateway(
    'ingress/g',
    `{ gatewayClassName: istio, listeners: [{ name: l, port: 80, protocol: HTTP, allowedRoutes: { ${allowed} } }] }`,
  );
const route = (ref: string, rules = '[]'): string => httpRoute('r', `{ parentRefs: [{ ${ref} }], rules: ${rules} }`);
const toIngress = route('name: g, namespace: ingress');
const abroad = route(
  'group: "", kind: Service, name: a',
  '[{ backendRefs: [{ name: a, namespace: bank, port: 80 }] }]',
);
const granting = (to_: string): string =>
  grant(
    'bank/g',
    `{ from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }], to: [{ group: "", kind: ${to_} }] }`,
  );

test.each<[what: string, manifests: string[], ...codes: string[]]>([
  ['all namespaces', [listeners('namespaces: { from: All }'), toIngress]],
  ['the same namespace', [listeners(''), toIngress], 'MESH9020'],
  ['a kind', [listeners('namespaces: { from: All }, kinds: [{ kind: GRPCRoute }]'), toIngress], 'MESH9020'],
  [
    'a label that the namespace has',
    [
      namespace('shop', 'a: b'),
      listeners('namespaces: { from: Selector, selector: { matchLabels: { a: b } } }'),
      toIngress,
    ],
  ],
  [
    'its name',
    [
      namespace('shop'),
      listeners('namespaces: { from: Selector, selector: { matchLabels: { kubernetes.io/metadata.name: shop } } }'),
      toIngress,
    ],
  ],
  [
    'a label that it lacks',
    [namespace('shop'), listeners('namespaces: { from: Selector, selector: { matchLabels: { a: b } } }'), toIngress],
    'MESH9020',
  ],
  [
    'a namespace that is not known',
    [listeners('namespaces: { from: Selector, selector: { matchLabels: { a: b } } }'), toIngress],
  ],
  ['another port', [listeners(''), route('name: g, namespace: ingress, port: 81')], 'MESH9019'],
  ['a grant for all', [service('bank/a'), granting('Service'), abroad]],
  ['a grant for another', [service('bank/a'), granting('Service, name: b'), abroad], 'MESH9018'],
  ['a grant for Secrets', [service('bank/a'), granting('Secret'), abroad], 'MESH9018'],
])('the Gateway API: %s', (_, manifests, ...codes) => expect(found(manifests)).toEqual(codes));
