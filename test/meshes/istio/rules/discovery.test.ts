import { checkManifests } from '../../../../src/manifests/check';
import { defaultSettings, type Settings } from '../../../../src/manifests/settings';
import { istioChecksOf } from '../../../../src/meshes/istio/checks';
import { manifestsIn } from '../../../manifests/harness';

/** Codes with the objects that they are about, of those that are asked for. */
function found(manifests: readonly string[], codes: readonly string[], settings: Partial<Settings> = {}): string[] {
  const all = { ...defaultSettings, version: '1.31', ...settings };
  return checkManifests(manifestsIn(manifests.join('\n---\n')), { ...istioChecksOf('1.31'), settings: all })
    .findings.filter(({ code }) => codes.includes(code))
    .map(({ code, severity, about }) => {
      const { kind, metadata } = (about as { object: { kind: string; metadata: { name: string; namespace?: string } } })
        .object;
      return `${code} ${severity} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    });
}

const ours = ['MESH9526', 'MESH9527'];
const namespace = (name: string, labels = ''): string =>
  `{ apiVersion: v1, kind: Namespace, metadata: { name: ${name}, labels: { ${labels} } } }`;
const plane = (mesh: string, revision = ''): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: istio${revision === '' ? '' : `-${revision}`}, namespace: istio-system${revision === '' ? '' : `, labels: { istio.io/rev: ${revision} }`} }, data: { mesh: '${mesh}' } }`;
const object = (apiVersion: string, kind: string, spec: string, home = 'shop', labels = ''): string =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a, namespace: ${home}, labels: { ${labels} } }, spec: ${spec} }`;
const network = 'networking.istio.io/v1';
const rule = (home = 'shop', labels = ''): string =>
  object(network, 'DestinationRule', '{ host: a.bank.svc.cluster.local }', home, labels);
const enabled = { discoverySelectors: [{ matchLabels: { mesh: 'on' } }] };
const none = 'MESH9526 info DestinationRule shop/a';

describe('discovery', () => {
  test.each<[what: string, manifests: readonly string[], settings: Partial<Settings>, ...lines: string[]]>([
    ['of everything', [namespace('shop'), rule()], {}],
    ['of another namespace', [namespace('shop'), rule()], enabled, none],
    ['of the namespace', [namespace('shop', 'mesh: "on"'), rule()], enabled],
    ['where nothing is known of the namespace', [rule()], enabled],
    [
      'by one of several',
      [namespace('shop', 'tier: edge'), rule()],
      { discoverySelectors: [...enabled.discoverySelectors, { matchLabels: { tier: 'edge' } }] },
    ],
    [
      'by all labels of one',
      [namespace('shop', 'a: b'), rule()],
      { discoverySelectors: [{ matchLabels: { a: 'b', c: 'd' } }] },
      none,
    ],
    [
      'by its name',
      [namespace('shop'), rule()],
      { discoverySelectors: [{ matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }] },
    ],
    [
      'as MeshConfig says',
      [plane('discoverySelectors: [{ matchLabels: { mesh: "on" } }]'), namespace('shop'), rule()],
      {},
      none,
    ],
    [
      'by an expression of MeshConfig',
      [
        plane('discoverySelectors: [{ matchExpressions: [{ key: off, operator: DoesNotExist }] }]'),
        namespace('shop', 'off: a'),
        rule(),
      ],
      {},
      none,
    ],
    ['as MeshConfig does not say', [plane('accessLogFile: a'), namespace('shop'), rule()], {}],
    [
      'as the settings say, whatever MeshConfig does',
      [plane('discoverySelectors: [{ matchLabels: { a: b } }]'), namespace('shop', 'mesh: "on"'), rule()],
      enabled,
    ],
    [
      'by another of two control planes',
      [plane('discoverySelectors: [{ matchLabels: { a: b } }]', 'one'), plane('{}', 'two'), namespace('shop'), rule()],
      {},
    ],
    [
      'of a route of Gateway API',
      [namespace('shop'), object('gateway.networking.k8s.io/v1', 'HTTPRoute', '{}')],
      enabled,
      'MESH9526 info HTTPRoute shop/a',
    ],
    [
      'of what does not configure the mesh',
      [namespace('shop'), object('v1', 'Service', '{ ports: [{ port: 80 }] }')],
      enabled,
    ],
  ])('%s', (_, manifests, settings, ...lines) => expect(found(manifests, ours, settings)).toEqual(lines));

  const service = (home: string): string =>
    object('v1', 'Service', '{ selector: { app: a }, ports: [{ name: http, port: 80 }] }', home);
  const routes = (home: string): string =>
    object(
      network,
      'VirtualService',
      '{ hosts: [a.bank.svc.cluster.local], http: [{ route: [{ destination: { host: a.bank.svc.cluster.local } }] }] }',
      home,
    );
  const whole = { complete: 'all' } as const;

  test('what is not read has no effect on the rest', () => {
    const both = [namespace('shop', 'mesh: "on"'), namespace('bank', 'mesh: "on"'), service('bank'), routes('shop')];
    expect(found(both, ['MESH9001'], { ...enabled, ...whole })).toEqual([]);
    const hidden = both.map((text) => text.replace('bank, labels: { mesh: "on" }', 'bank, labels: { }'));
    expect(found(hidden, ['MESH9001'], { ...enabled, ...whole })).toEqual(['MESH9001 error VirtualService shop/a']);
  });

  test('and nothing is said of it but that', () => {
    const lost = [namespace('shop'), routes('shop')];
    const said = (settings: Partial<Settings>): string[] =>
      found(lost, [...ours, 'MESH9001'], { ...whole, ...settings });
    expect(said({})).toEqual(['MESH9001 error VirtualService shop/a']);
    expect(said(enabled)).toEqual(['MESH9526 info VirtualService shop/a']);
  });

  test('does not take the MeshConfig away with the namespace that holds it', () => {
    const text = 'discoverySelectors: [{ matchLabels: { mesh: "on" } }]';
    expect(found([plane(text), namespace('istio-system'), namespace('shop'), rule()], ours)).toEqual([none]);
  });
});

const other = 'MESH9527 info DestinationRule shop/a';
const canary = rule('shop', 'istio.io/rev: canary');

test.each<[what: string, manifests: readonly string[], settings: Partial<Settings>, ...lines: string[]]>([
  ['that is not known', [canary], {}],
  ['of its own', [canary], { revision: 'canary' }],
  ['of another one', [canary], { revision: 'stable' }, other],
  ['that it does not name', [rule()], { revision: 'stable' }],
  ['of another one, as the control plane is labelled', [plane('{}', 'stable'), canary], {}, other],
  ['of one of two control planes', [plane('{}', 'stable'), plane('{}', 'canary'), canary], {}],
  ['of a control plane without a label', [plane('{}'), canary], {}],
  [
    'of a Service, which has none',
    [object('v1', 'Service', '{ ports: [{ port: 80 }] }', 'shop', 'istio.io/rev: canary')],
    { revision: 'stable' },
  ],
  [
    'of a Gateway, which its class decides',
    [
      object(
        'gateway.networking.k8s.io/v1',
        'Gateway',
        '{ gatewayClassName: istio, listeners: [{ name: a, port: 80, protocol: HTTP }] }',
        'shop',
        'istio.io/rev: canary',
      ),
    ],
    { revision: 'stable' },
  ],
])('a revision %s', (_, manifests, settings, ...lines) => expect(found(manifests, ours, settings)).toEqual(lines));
