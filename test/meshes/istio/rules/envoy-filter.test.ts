import { envoyFilter } from '../../../../src/meshes/istio/rules/envoy-filter';
import { manifestOf, saidOf } from './policy-findings';

const api = 'networking.istio.io/v1alpha3';
const hcm = 'envoy.filters.network.http_connection_manager';
const lua = '{ name: a, typed_config: { "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua } }';

/** All but what is said of every EnvoyFilter. */
const without = (codes: readonly string[]): readonly string[] => codes.filter((code) => code !== 'MESH8801');
const saidOfAll = (text: string, complete: 'all' | readonly string[] = []): readonly string[] =>
  without(saidOf(envoyFilter.rules, text, { complete }));
const filterOf = (patches: string, name = 'a', priority = 0, namespace = 'shop'): string =>
  `apiVersion: ${api}\nkind: EnvoyFilter\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { priority: ${priority}, configPatches: [${patches}] }\n`;
const said = (patch: string, priority = 10): readonly string[] => saidOfAll(filterOf(patch, 'a', priority));
const within = (filter: string): string => `match: { listener: { filterChain: { filter: { ${filter} } } } }`;
const beside = (name: string): string => within(`name: ${hcm}, subFilter: { name: ${name} }`);
const remove = 'patch: { operation: REMOVE }';

test('every EnvoyFilter is told once that it relies on what istiod generates', () => {
  expect(saidOf(envoyFilter.rules, manifestOf(api, 'EnvoyFilter', '{}'))).toEqual(['MESH8801']);
});

test.each<[patch: string, ...codes: string[]]>([
  ['{}', 'MESH8802'],
  ['{ applyTo: INVALID, patch: { operation: REMOVE } }', 'MESH8802'],
  ['{ applyTo: CLUSTER }', 'MESH8802'],
  ['{ applyTo: CLUSTER, patch: {} }', 'MESH8802'],
  [`{ applyTo: CLUSTER, ${remove} }`],
  ['{ match: { context: WAYPOINT, waypoint: {} } }'],
  [`{ applyTo: LISTENER, match: { routeConfiguration: {} }, ${remove} }`, 'MESH8803'],
  [`{ applyTo: VIRTUAL_HOST, match: { cluster: {} }, ${remove} }`, 'MESH8803'],
  ['{ applyTo: BOOTSTRAP, match: { listener: {} }, patch: { operation: MERGE, value: {} } }'],
  [`{ applyTo: NETWORK_FILTER, ${within('name: ""')}, ${remove} }`, 'MESH8804'],
  [`{ applyTo: NETWORK_FILTER, ${beside('a')}, ${remove} }`, 'MESH8804'],
  [`{ applyTo: HTTP_FILTER, ${within('name: b, subFilter: { name: a }')}, ${remove} }`, 'MESH8804'],
  [`{ applyTo: HTTP_FILTER, ${beside('""')}, ${remove} }`, 'MESH8804'],
  [`{ applyTo: FILTER_CHAIN, ${within('name: a')}, ${remove} }`, 'MESH8805'],
])('form: %s', (patch, ...codes) => expect(said(patch)).toEqual(codes));

const versioned = (version: string): string =>
  `{ applyTo: CLUSTER, match: { proxy: { proxyVersion: '${version}' } }, patch: { operation: MERGE, value: {} } }`;

test.each<[version: string, ...codes: string[]]>([
  ['^1\\.31.*'],
  ['a\\bb\\Qx(\\E'],
  ['a(?=b)', 'MESH8806'],
  ['(', 'MESH8806'],
  ['a'.repeat(1024)],
  ['a'.repeat(1025), 'MESH8806 warning'],
])('proxyVersion %s', (version, ...codes) => expect(said(versioned(version))).toEqual(codes));

const chain = (type: string): string =>
  `{ applyTo: LISTENER, patch: { operation: MERGE, value: { filter_chains: [{ filters: [{ name: a, typed_config: { "@type": ${type} } }] }] } } }`;

test.each<[patch: string, ...codes: string[]]>([
  [
    `{ applyTo: HTTP_FILTER, ${beside('envoy.router')}, patch: { operation: INSERT_BEFORE, value: ${lua} } }`,
    'MESH8807',
  ],
  [`{ applyTo: NETWORK_FILTER, ${within('name: envoy.tcp_proxy')}, ${remove} }`, 'MESH8807'],
  ['{ applyTo: HTTP_FILTER, patch: { operation: INSERT_FIRST, value: { name: a, configDiscovery: {} } } }'],
  ['{ applyTo: EXTENSION_CONFIG, patch: { operation: ADD, value: { name: a } } }', 'MESH8808'],
  [chain('type.googleapis.com/envoy.config.filter.network.tcp_proxy.v2.TcpProxy'), 'MESH8809'],
  [chain('type.googleapis.com/envoy.config.filter.http.jwt_authn.v2alpha.JwtAuthentication'), 'MESH8809'],
  [chain('type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy')],
  // of Istio's own
  [chain('type.googleapis.com/istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig')],
])('names and types: %s', (patch, ...codes) => expect(said(patch)).toEqual(codes));

test.each<[patch: string, ...codes: string[]]>([
  [`{ applyTo: HTTP_FILTER, ${beside('b')}, patch: { operation: INSERT_AFTER, value: ${lua} } }`, 'MESH8810'],
  [
    `{ applyTo: HTTP_FILTER, ${beside('envoy.filters.http.router')}, patch: { operation: INSERT_BEFORE, value: ${lua} } }`,
    'MESH8810 info',
  ],
  [`{ applyTo: CLUSTER, ${remove} }`, 'MESH8810 info'],
  ['{ applyTo: CLUSTER, patch: { operation: INSERT_BEFORE, value: {} } }'],
  [`{ applyTo: HTTP_FILTER, ${beside('b')}, patch: { operation: MERGE, value: ${lua} } }`],
])('without a priority: %s', (patch, ...codes) => expect(said(patch, 0)).toEqual(codes));

const mongo = 'listener: { filterChain: { filter: { name: envoy.filters.network.mongo_proxy } } }';
const removeMongo = (version: string): string =>
  `{ applyTo: NETWORK_FILTER, match: { ${version}${mongo} }, ${remove} }`;
const byVersion = removeMongo('proxy: { proxyVersion: "^1.30" }, ');

test('another EnvoyFilter for some versions counts in whatever order, where it may hold for the same proxy', () => {
  const plain = filterOf(removeMongo(''));
  expect(saidOfAll(`${filterOf(byVersion, 'b', 10)}---\n${plain}`)).toEqual(['MESH8811']);
  expect(saidOfAll(`${plain}---\n${filterOf(byVersion, 'b', 10)}`)).toEqual(['MESH8811']);
  expect(saidOfAll(`${plain}---\n${filterOf(byVersion, 'b', 10, 'istio-system')}`)).toEqual(['MESH8811']);
  expect(saidOfAll(`${plain}---\n${filterOf(byVersion, 'b', 10, 'other')}`)).toEqual(['MESH8810']);
  expect(saidOfAll(filterOf(`${byVersion}, ${byVersion}`))).toEqual(['MESH8810', 'MESH8810']);
});

test.each<[patch: string, ...codes: string[]]>([
  ['{ applyTo: HTTP_ROUTE, patch: { operation: REPLACE, value: {} } }', 'MESH8812'],
  ['{ applyTo: VIRTUAL_HOST, patch: { operation: REPLACE, value: {} } }'],
  [
    `{ applyTo: LISTENER_FILTER, match: { listener: { listenerFilter: a } }, patch: { operation: REPLACE, value: ${lua} } }`,
  ],
  ['{ applyTo: ROUTE_CONFIGURATION, patch: { operation: INSERT_FIRST, value: {} } }', 'MESH8813'],
  ['{ applyTo: HTTP_ROUTE, patch: { operation: ADD, value: {} } }', 'MESH8813 info'],
  [`{ applyTo: ROUTE_CONFIGURATION, ${remove} }`, 'MESH8814'],
  [`{ applyTo: HTTP_ROUTE, ${remove} }`, 'MESH8814 info'],
  [
    `{ applyTo: HTTP_FILTER, ${within(`name: ${hcm}`)}, patch: { operation: INSERT_BEFORE, value: ${lua} } }`,
    'MESH8817',
  ],
  [`{ applyTo: NETWORK_FILTER, patch: { operation: INSERT_BEFORE, value: ${lua} } }`, 'MESH8817'],
  ['{ applyTo: HTTP_ROUTE, patch: { operation: INSERT_BEFORE, value: {} } }'],
  [`{ applyTo: HTTP_FILTER, patch: { operation: REPLACE, value: ${lua} } }`, 'MESH8818'],
  [`{ applyTo: LISTENER_FILTER, ${remove} }`, 'MESH8818'],
  [`{ applyTo: HTTP_FILTER, patch: { operation: ADD, value: ${lua} } }`, 'MESH8819'],
  [
    `{ applyTo: NETWORK_FILTER, ${within(`name: ${hcm}`)}, patch: { operation: INSERT_AFTER, value: ${lua} } }`,
    'MESH8819',
  ],
  [`{ applyTo: NETWORK_FILTER, ${within('name: a')}, patch: { operation: INSERT_AFTER, value: ${lua} } }`],
  [`{ applyTo: LISTENER_FILTER, patch: { operation: ADD, value: ${lua} } }`],
])('operations: %s', (patch, ...codes) => expect(said(patch)).toEqual(codes));

const type = 'type.googleapis.com/envoy.extensions.filters.http';
const limit = (config: string): string =>
  `{ applyTo: HTTP_FILTER, patch: { operation: INSERT_FIRST, value: { name: a, typed_config: ${config} } } }`;
const global = (more: string): string => limit(`{ "@type": ${type}.ratelimit.v3.RateLimit${more} }`);
const service = (cluster: string): string =>
  `, rate_limit_service: { grpc_service: { envoy_grpc: { cluster_name: ${cluster} } } }`;
const actions = '{ applyTo: HTTP_ROUTE, patch: { operation: MERGE, value: { route: { rateLimits: [{}] } } } }';
const cluster = '{ applyTo: CLUSTER, patch: { operation: ADD, value: { name: limits } } }';

test.each<[patches: string, ...codes: string[]]>([
  [global(''), 'MESH8815', 'MESH8815 info'],
  [global(service('limits')), 'MESH8815 info', 'MESH8815 info'],
  [`${global(service('limits'))}, ${cluster}, ${actions}`],
  [`${global(service('"outbound|1||a.b"'))}, ${actions}`],
  [global(`${service('"outbound|1||a.b"')}, rate_limits: [{}]`)],
  [global(', rateLimits: [{}], rateLimitService: { grpcService: { googleGrpc: {} } }')],
])('a global rate limit: %s', (patches, ...codes) => expect(said(patches)).toEqual(codes));

test('what a rate limit needs may stand elsewhere, and must where everything is known', () => {
  const filter = filterOf(global(service('limits')), 'a', 10);
  expect(saidOfAll(`${filter}---\n${filterOf(`${cluster}, ${actions}`, 'b', 10, 'istio-system')}`)).toEqual([]);
  expect(saidOfAll(`${filter}---\n${filterOf(`${cluster}, ${actions}`, 'b', 10, 'other')}`)).toHaveLength(2);
  expect(saidOfAll(filter, ['shop'])).toEqual(['MESH8815 info', 'MESH8815 info']);
  expect(saidOfAll(filter, 'all')).toEqual(['MESH8815', 'MESH8815']);
});

const local = `"@type": ${type}.local_ratelimit.v3.LocalRateLimit`;
const typedStruct = `"@type": type.googleapis.com/xds.type.v3.TypedStruct, type_url: ${type}.local_ratelimit.v3.LocalRateLimit`;

test.each<[patch: string, ...codes: string[]]>([
  [limit(`{ ${local}, stat_prefix: a }`)],
  [limit(`{ ${local}, token_bucket: {}, filter_enabled: {}, filterEnforced: {} }`)],
  [limit(`{ ${local}, tokenBucket: {}, filter_enabled: {} }`), 'MESH8816'],
  [limit(`{ ${typedStruct}, value: { token_bucket: {} } }`), 'MESH8816'],
  [
    `{ applyTo: HTTP_ROUTE, patch: { operation: MERGE, value: { typed_per_filter_config: { a: { ${local}, token_bucket: {} } } } } }`,
    'MESH8816',
  ],
])('a local rate limit: %s', (patch, ...codes) => expect(said(patch)).toEqual(codes));
