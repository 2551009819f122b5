import { checkManifests } from '../../../../src/manifests/check';
import { defaultSettings, type Settings } from '../../../../src/manifests/settings';
import { linkerdRules } from '../../../../src/meshes/linkerd/rules';
import { linkerdSchemas } from '../../../../src/meshes/linkerd/schemas';
import { manifestsIn } from '../../../manifests/harness';

function found(texts: readonly string[], complete: Settings['complete'] = []): readonly string[] {
  const settings = { ...defaultSettings, version: '2.20', complete };
  const manifests = manifestsIn(texts.join('---\n'));
  const { findings } = checkManifests(manifests, { schemas: linkerdSchemas['2.20'], rules: linkerdRules, settings });
  return findings.map(({ code, severity }) => `${code} ${severity}`);
}

const route = (parent: string, rest = ''): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop ${rest} }
spec:
  parentRefs: [${parent}]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`;
const service = `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
`;
const server = (name: string, selector: string, port: string): string => `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: ${name}, namespace: shop }
spec: { podSelector: ${selector}, port: ${port}, accessPolicy: audit }
`;
const toService = "{ group: '', kind: Service, name: payments, port: 80 }";

test.each([
  ['a Service that is elsewhere', [route(toService)], [], ['MESH6271 info', 'MESH6272 info']],
  ['the same where the namespace is whole', [route(toService)], ['shop'], ['MESH6271 error', 'MESH6272 error']],
  ['a port that the Service has not', [service, route(toService.replace('80', '81'))], [], ['MESH6271 error']],
  [
    'a Gateway as parent is not looked at',
    [route('{ name: outside }', ', annotations: { timeout.linkerd.io/request: x }')],
    [],
    [],
  ],
  ['a Service of the default group is none', [route('{ kind: Service, name: payments, port: 80 }')], [], []],
  ['Servers of two ports', [server('a', '{}', '8080'), server('b', '{}', '9090')], [], []],
  ['Servers of one selector', [server('a', '{}', '8080'), server('b', '{}', '8080')], [], ['MESH6261 error']],
  [
    'Servers of two selectors, and no pods to tell',
    [server('a', '{ matchLabels: { app: a } }', '80'), server('b', '{ matchLabels: { app: b } }', '80')],
    [],
    [],
  ],
] as const)('%s', (_, texts, complete, expected) => expect(found(texts, complete)).toEqual(expected));

test.each([
  [
    'RequestMirror',
    '{ type: RequestMirror, requestMirror: { backendRef: { name: next, port: 80 } } }',
    'MESH6251 error',
  ],
  ['a filter that is newer than Linkerd', '{ type: CORS, cors: { allowOrigins: ["https://shop.example"] } }', 'MESH7'],
])('%s', (_, filter, code) => {
  const text = route(toService).replace('{ backendRefs', `{ filters: [${filter}], backendRefs`);
  expect(found([service, text])[0]).toMatch(new RegExp(`^${code}`));
});
