import { security } from '../../../../src/meshes/istio/rules/security';
import { saidOf } from './policy-findings';

const join = (...manifests: readonly string[]): string => manifests.join('\n---\n');

const object = (apiVersion: string, kind: string, name: string, spec: string, namespace = 'shop'): string =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: ${name}, namespace: ${namespace} }, spec: ${spec} }`;

const authorization = (spec: string, name = 'a', namespace = 'shop'): string =>
  object('security.istio.io/v1', 'AuthorizationPolicy', name, spec, namespace);
const peers = (spec: string, name = 'default', namespace = 'shop'): string =>
  object('security.istio.io/v1', 'PeerAuthentication', name, spec, namespace);
const mode = (name: string, namespace = 'shop'): string => peers(`{ mtls: { mode: ${name} } }`, 'default', namespace);
const service = (ports: string, name = 'orders'): string =>
  object('v1', 'Service', name, `{ selector: { app: ${name} }, ports: [${ports}] }`);
const deployment = (name: string, labels = '', more = ''): string =>
  object(
    'apps/v1',
    'Deployment',
    name,
    `{ selector: { matchLabels: { app: ${name} } }, template: { metadata: { labels: { app: ${name}${labels} }${more} }, spec: { serviceAccountName: ${name}, containers: [{ name: a, image: a, ports: [{ containerPort: 8080, name: web }] }] } } }`,
  );

const of = (codes: readonly string[], wanted: readonly string[]): readonly string[] =>
  codes.filter((line) => wanted.includes(line.split(' ')[0]!));

const source = (text: string, action = 'ALLOW', to = ''): string =>
  authorization(`{ action: ${action}, rules: [{ from: [{ source: { ${text} } }]${to} }] }`);

test.each<[what: string, policy: string, modes: readonly string[], ...codes: string[]]>([
  ['ALLOW by principal', source('principals: [a]'), [mode('PERMISSIVE')], 'MESH9308 warning'],
  ['DENY by principal', source('principals: [a]', 'DENY'), [mode('PERMISSIVE')], 'MESH9308'],
  ['ALLOW but not a namespace', source('notNamespaces: [a]'), [mode('PERMISSIVE')], 'MESH9308'],
  ['DENY but not a namespace', source('notNamespaces: [a]', 'DENY'), [mode('PERMISSIVE')]],
  ['AUDIT by principal', source('principals: [a]', 'AUDIT'), [mode('PERMISSIVE')]],
  ['by address', source('ipBlocks: [10.0.0.0/8]', 'DENY'), [mode('PERMISSIVE')]],
  ['nobody says a mode', source('principals: [a]', 'DENY'), [], 'MESH9308 info'],
  ['the mesh is STRICT', source('principals: [a]', 'DENY'), [mode('STRICT', 'istio-system')]],
  [
    'the namespace is not',
    source('principals: [a]', 'DENY'),
    [mode('STRICT', 'istio-system'), mode('PERMISSIVE')],
    'MESH9308',
  ],
  ['the mode is off', source('principals: [a]', 'DENY'), [mode('DISABLE')], 'MESH9309'],
  [
    'by a condition',
    authorization('{ action: DENY, rules: [{ when: [{ key: source.namespace, values: [dev] }] }] }'),
    [mode('PERMISSIVE')],
    'MESH9308',
  ],
  [
    'beside a rule for plaintext on the same port',
    authorization(
      '{ rules: [{ from: [{ source: { principals: [a] } }], to: [{ operation: { ports: ["80"] } }] }, { to: [{ operation: { ports: ["80"] } }] }] }',
    ),
    [mode('PERMISSIVE')],
  ],
  [
    'beside a rule for plaintext on another port',
    authorization(
      '{ rules: [{ from: [{ source: { principals: [a] } }], to: [{ operation: { ports: ["80"] } }] }, { to: [{ operation: { ports: ["81"] } }] }] }',
    ),
    [mode('PERMISSIVE')],
    'MESH9308 warning',
  ],
])('identities: %s', (_what, policy, modes, ...codes) =>
  expect(of(saidOf(security.rules, join(policy, ...modes)), ['MESH9308', 'MESH9309'])).toEqual(codes),
);

test('a policy that is only tried says nothing of identities', () => {
  const tried = source('principals: [a]', 'DENY').replace(
    'name: a,',
    'name: a, annotations: { istio.io/dry-run: "true" },',
  );
  expect(of(saidOf(security.rules, join(tried, mode('PERMISSIVE'))), ['MESH9308'])).toEqual([]);
});

const webhook = (port = ''): string =>
  `{ apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: { name: w }, webhooks: [{ name: w.example.com, clientConfig: { service: { namespace: shop, name: orders${port} } } }] }`;

test.each<[what: string, manifests: readonly string[], ...codes: string[]]>([
  ['the port is STRICT', [mode('STRICT'), webhook(), service('{ port: 443 }')], 'MESH9301'],
  ['another port is called', [mode('STRICT'), webhook(', port: 8443'), service('{ port: 443 }')]],
  ['the mode is PERMISSIVE', [mode('PERMISSIVE'), webhook(), service('{ port: 443 }')]],
  [
    'the pods are not in the mesh',
    [mode('STRICT'), webhook(), service('{ port: 443 }'), deployment('orders', ', sidecar.istio.io/inject: "false"')],
  ],
  [
    'the proxy leaves the port alone',
    [
      mode('STRICT'),
      webhook(),
      service('{ port: 443, targetPort: web }'),
      deployment('orders', '', ', annotations: { traffic.sidecar.istio.io/excludeInboundPorts: "1, 8080" }'),
    ],
  ],
  [
    'the port has a name',
    [mode('STRICT'), webhook(), service('{ port: 443, targetPort: web }'), deployment('orders')],
    'MESH9301',
  ],
  [
    'a conversion webhook',
    [
      mode('STRICT'),
      service('{ port: 443 }'),
      '{ apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: c }, spec: { conversion: { webhook: { clientConfig: { service: { namespace: shop, name: orders } } } } } }',
    ],
    'MESH9301',
  ],
  [
    'a webhook by URL',
    [
      mode('STRICT'),
      service('{ port: 443 }'),
      '{ apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: { name: w }, webhooks: [{ name: w.example.com, clientConfig: { url: "https://a.example.com" } }, null] }',
    ],
  ],
])('webhooks: %s', (_what, manifests, ...codes) =>
  expect(of(saidOf(security.rules, join(...manifests)), ['MESH9301'])).toEqual(codes),
);

test.each<[what: string, annotations: string, ...codes: string[]]>([
  ['merged', 'prometheus.io/scrape: "true", prometheus.io/port: "8080"'],
  [
    'not merged',
    'prometheus.io/scrape: "true", prometheus.io/port: "8080", prometheus.istio.io/merge-metrics: "false"',
    'MESH9303',
  ],
  ['not asked for', 'prometheus.istio.io/merge-metrics: "false"'],
])('metrics of pods: %s', (_what, annotations, ...codes) => {
  const pods = deployment('orders', '', `, annotations: { ${annotations} }`);
  expect(of(saidOf(security.rules, join(mode('STRICT'), pods)), ['MESH9303'])).toEqual(codes);
});

const namespace = (labels: string): string =>
  `{ apiVersion: v1, kind: Namespace, metadata: { name: shop, labels: { ${labels} } } }`;

test.each<[what: string, manifests: readonly string[], ...codes: string[]]>([
  ['in a namespace of the mesh', [namespace('istio-injection: enabled'), mode('STRICT')], 'MESH9304'],
  ['where the mesh is STRICT', [mode('STRICT', 'istio-system')], 'MESH9304'],
  ['in a namespace that is not in the mesh', [namespace('a: b'), mode('STRICT')]],
])('pods without a proxy: %s', (_what, manifests, ...codes) => {
  const out = deployment('legacy', ', sidecar.istio.io/inject: "false"');
  expect(of(saidOf(security.rules, join(out, ...manifests)), ['MESH9304'])).toEqual(codes);
});

const forOrders = (spec = '', name = 'orders'): string =>
  authorization(`{ selector: { matchLabels: { app: ${name} } }${spec} }`, name);

test.each<[what: string, manifests: readonly string[], complete: boolean, ...codes: string[]]>([
  ['another workload is open', [forOrders(), deployment('orders'), deployment('users')], false, 'MESH9306'],
  ['none is, as far as is known', [forOrders(), deployment('orders')], false, 'MESH9306 info'],
  ['none is', [forOrders(), deployment('orders')], true],
  ['a default deny', [forOrders(), deployment('users'), authorization('{}', 'default-deny')], false],
  [
    'a default deny of the mesh',
    [forOrders(), deployment('users'), authorization('{}', 'deny', 'istio-system')],
    false,
  ],
  ['only a DENY', [forOrders(', action: DENY, rules: [{}]'), deployment('users')], false],
  ['two policies, said once', [forOrders(), forOrders('', 'carts'), deployment('users')], false, 'MESH9306'],
  [
    'an open one that is not in the mesh',
    [forOrders(), deployment('users', ', sidecar.istio.io/inject: "false"')],
    true,
  ],
])('open workloads: %s', (_what, manifests, complete, ...codes) =>
  expect(of(saidOf(security.rules, join(...manifests), complete ? { complete: 'all' } : {}), ['MESH9306'])).toEqual(
    codes,
  ),
);

const rule = (tls: string, host = 'orders', more = ''): string =>
  object(
    'networking.istio.io/v1',
    'DestinationRule',
    'orders',
    `{ host: "${host}", trafficPolicy: { tls: { mode: ${tls} }${more} } }`,
  );

test.each<[what: string, manifests: readonly string[], ...codes: string[]]>([
  ['plaintext to STRICT', [rule('DISABLE'), mode('STRICT'), service('{ port: 80 }')], 'MESH9312'],
  ['mTLS to STRICT', [rule('ISTIO_MUTUAL'), mode('STRICT'), service('{ port: 80 }')]],
  ['plaintext to PERMISSIVE', [rule('DISABLE'), mode('PERMISSIVE'), service('{ port: 80 }')]],
  ['mTLS to none', [rule('ISTIO_MUTUAL'), mode('DISABLE'), service('{ port: 80 }')], 'MESH9312'],
  ['all of the mesh', [rule('DISABLE', '*.local'), mode('STRICT', 'istio-system')], 'MESH9312'],
  ['TLS to a host outside', [rule('SIMPLE', 'a.example.com'), mode('STRICT', 'istio-system')]],
  [
    'plaintext to the one port without mTLS',
    [
      object(
        'networking.istio.io/v1',
        'DestinationRule',
        'orders',
        '{ host: orders, trafficPolicy: { portLevelSettings: [{ port: { number: 81 }, tls: { mode: DISABLE } }] } }',
      ),
      peers(
        '{ selector: { matchLabels: { app: orders } }, mtls: { mode: STRICT }, portLevelMtls: { "81": { mode: DISABLE } } }',
        'orders',
      ),
      service('{ name: http, port: 80 }, { name: http-b, port: 81 }'),
    ],
  ],
])('contradictions: %s', (_what, manifests, ...codes) =>
  expect(of(saidOf(security.rules, join(...manifests)), ['MESH9312'])).toEqual(codes),
);

const selected = (spec: string): string => peers(`{ selector: { matchLabels: { app: orders } }, ${spec} }`, 'orders');

test.each<[what: string, manifests: readonly string[], ...codes: string[]]>([
  [
    'the container',
    [selected('portLevelMtls: { "8080": { mode: STRICT } }'), service('{ port: 80, targetPort: web }')],
  ],
  [
    'the Service',
    [selected('portLevelMtls: { "80": { mode: STRICT } }'), service('{ port: 80, targetPort: web }')],
    'MESH9319',
  ],
  [
    'neither, as far as is known',
    [selected('portLevelMtls: { "81": { mode: STRICT } }'), service('{ port: 80, targetPort: web }')],
  ],
])('ports of modes: %s', (_what, manifests, ...codes) =>
  expect(of(saidOf(security.rules, join(deployment('orders'), ...manifests)), ['MESH9319'])).toEqual(codes),
);

test.each<[what: string, manifests: readonly string[], ...codes: string[]]>([
  [
    'of one workload',
    [selected('mtls: { mode: STRICT }'), peers('{ selector: { matchLabels: { app: orders } } }', 'b')],
    'MESH9311',
    'MESH9311',
  ],
  ['of a workload and its namespace', [selected('mtls: { mode: STRICT }'), mode('PERMISSIVE')]],
  ['of two namespaces', [mode('STRICT'), mode('STRICT', 'b')]],
])('two PeerAuthentications %s', (_what, manifests, ...codes) =>
  expect(of(saidOf(security.rules, join(deployment('orders'), ...manifests)), ['MESH9311'])).toEqual(codes),
);

test.each<[principal: string, ...codes: string[]]>([
  ['cluster.local/ns/shop/sa/default'],
  ['cluster.local/ns/shop/sa/orders', 'MESH9313 info'],
  ['cluster.local/ns/shop/*'],
  ['*'],
  ['cluster.local/ns/elsewhere/sa/orders'],
  ['td.example/ns/shop/sa/orders', 'MESH9314 info'],
])('the principal %s', (principal, ...codes) => {
  const account = '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: users, namespace: shop } }';
  const found = saidOf(security.rules, join(account, source(`principals: ["${principal}"]`)));
  expect(of(found, ['MESH9313', 'MESH9314'])).toEqual(codes);
});

test('a principal of another domain, where that of the mesh is known', () => {
  const found = saidOf(security.rules, source('principals: [a/ns/b/sa/c, td.example/ns/b/sa/c]'), {
    trustDomain: 'td.example',
  });
  expect(of(found, ['MESH9314'])).toEqual(['MESH9314']);
});

test.each<[methods: string, ...codes: string[]]>([
  ['GET, "P*", "*ST", "*"'],
  ['get', 'MESH9315'],
  ['"X*"', 'MESH9315'],
  ['PROPFIND', 'MESH9315'],
])('methods %s', (methods, ...codes) => {
  const policy = authorization(`{ rules: [{ to: [{ operation: { methods: [${methods}] } }] }] }`);
  expect(of(saidOf(security.rules, policy), ['MESH9315'])).toEqual(codes);
});

const onPorts = (action: string, operation: string): string =>
  authorization(
    `{ selector: { matchLabels: { app: orders } }, action: ${action}, rules: [{ to: [{ operation: { ${operation} } }] }] }`,
  );
const tcp = service('{ name: tcp-a, port: 80, targetPort: 8080 }');

test.each<[what: string, manifests: readonly string[], ...codes: string[]]>([
  ['ALLOW on TCP', [onPorts('ALLOW', 'methods: [GET]'), tcp], 'MESH9316'],
  ['DENY on TCP', [onPorts('DENY', 'paths: [/a], ports: ["8080"]'), tcp], 'MESH9316'],
  ['ports alone', [onPorts('DENY', 'ports: ["8080"]'), tcp]],
  ['a port that is not known', [onPorts('DENY', 'paths: [/a], ports: ["9090"]'), tcp]],
  [
    'HTTP by appProtocol',
    [onPorts('ALLOW', 'methods: [GET]'), service('{ name: tcp-a, appProtocol: http, port: 80 }')],
  ],
  ['no protocol', [onPorts('ALLOW', 'methods: [GET]'), service('{ port: 80 }')]],
  [
    'HTTP beside TCP',
    [onPorts('ALLOW', 'methods: [GET]'), service('{ name: http-a, port: 80 }, { name: tcp-b, port: 81 }')],
  ],
])('requests on connections: %s', (_what, manifests, ...codes) =>
  expect(of(saidOf(security.rules, join(deployment('orders'), ...manifests)), ['MESH9316'])).toEqual(codes),
);

const tokens = object(
  'security.istio.io/v1',
  'RequestAuthentication',
  'orders',
  '{ selector: { matchLabels: { app: orders } }, jwtRules: [{ issuer: a }] }',
);

test.each<[what: string, manifests: readonly string[], complete: boolean, ...codes: string[]]>([
  ['nobody asks', [], true, 'MESH9318'],
  ['nobody asks, as far as is known', [], false, 'MESH9318 info'],
  ['an ALLOW asks', [source('requestPrincipals: ["*"]')], true],
  [
    'a claim is asked for',
    [authorization('{ rules: [{ when: [{ key: "request.auth.claims[a]", values: [b] }] }] }')],
    true,
  ],
  [
    'one of the mesh asks',
    [
      authorization(
        '{ action: DENY, rules: [{ from: [{ source: { notRequestPrincipals: ["*"] } }] }] }',
        'a',
        'istio-system',
      ),
    ],
    true,
  ],
  [
    'one for other workloads asks',
    [
      authorization(
        '{ selector: { matchLabels: { app: users } }, rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }] }',
      ),
    ],
    true,
    'MESH9318',
  ],
])('tokens: %s', (_what, manifests, complete, ...codes) =>
  expect(
    of(saidOf(security.rules, join(tokens, ...manifests), complete ? { complete: 'all' } : {}), ['MESH9318']),
  ).toEqual(codes),
);
