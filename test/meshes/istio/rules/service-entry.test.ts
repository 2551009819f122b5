import { serviceEntry } from '../../../../src/meshes/istio/rules/service-entry';
import { manifestOf, saidOf } from './policy-findings';

const api = 'networking.istio.io/v1';
const said = (kind: string, spec: string, metadata?: string): readonly string[] =>
  saidOf(serviceEntry.rules, manifestOf(api, kind, spec, metadata));

const http = 'ports: [{ number: 80, name: http, protocol: HTTP }]';
const tcp = 'ports: [{ number: 90, name: sql, protocol: TCP }]';
const fixed = (endpoints: string, ports = http): string =>
  `{ hosts: [a.b], resolution: STATIC, endpoints: [${endpoints}], ${ports} }`;
const looked = (endpoints: string): string => `{ hosts: [a.b], resolution: DNS, endpoints: [${endpoints}], ${http} }`;

test.each<[spec: string, ...codes: string[]]>([
  [`{ hosts: [a.b, short, a.b., "*.b", A.b], ${http} }`],
  [`{ hosts: ["", a_b.c, "x*.c", 192.0.2.7], ${http} }`, 'MESH8401', 'MESH8401', 'MESH8401', 'MESH8401'],
  [`{ hosts: ["*b.c", "*-b.c"], ${http} }`, 'MESH8402', 'MESH8402'],
  [`{ hosts: ["*b.c"], resolution: DYNAMIC_DNS, ${http} }`],
  ['{ hosts: [a.b], ports: [{ number: 1, name: A-1, protocol: grpc-WEB }] }'],
  ['{ hosts: [a.b], ports: [{ number: 1, name: a-, protocol: HBONE }] }', 'MESH8403', 'MESH8404'],
  [`{ hosts: [a.b], addresses: [192.0.2.7, "::1", "fe80::1%a", 10.0.0.0/8], ${http} }`],
  [`{ hosts: [a.b], addresses: [192.0.2.07, 10.0.0.0/08, a.b], ${http} }`, 'MESH8405', 'MESH8405', 'MESH8405'],
  [`{ hosts: [a.b], workloadSelector: {}, ${http} }`, 'MESH8406'],
  [`{ hosts: [a.b], resolution: DNS, workloadSelector: {}, ${http} }`],
])('names and ports: %s', (spec, ...codes) => expect(said('ServiceEntry', spec)).toEqual(codes));

test.each<[spec: string, ...codes: string[]]>([
  [fixed('{ address: 192.0.2.7 }, { address: "::1" }, { network: far }')],
  [fixed('{ address: a.b }'), 'MESH8407'],
  [fixed('{ address: "" }'), 'MESH8407'],
  [fixed('{ address: "", network: far }')],
  [looked('{ address: a.b }, { address: 192.0.2.7 }')],
  [looked('{ network: far }'), 'MESH8407'],
  [looked('{ address: "unix:///a" }'), 'MESH8407'],
  [fixed('{ address: "unix:///a" }')],
  [fixed('{ address: "unix:///a" }', 'ports: []'), 'MESH8408'],
  [fixed('{ address: 192.0.2.7, ports: { http: 1 } }')],
  [fixed('{ address: 192.0.2.7, ports: { web: 1 } }'), 'MESH8413'],
  [fixed('{ address: 192.0.2.7, labels: { a: "", b.c/d: e } }')],
  [fixed('{ address: 192.0.2.7, labels: { "": a, b: "c d" } }'), 'MESH8416', 'MESH8416'],
])('endpoints: %s', (spec, ...codes) => expect(said('ServiceEntry', spec)).toEqual(codes));

test.each<[spec: string, ...codes: string[]]>([
  [`{ hosts: ["*.b"], resolution: DNS, ${http} }`, 'MESH8410'],
  [`{ hosts: ["*.b"], resolution: DNS_ROUND_ROBIN, endpoints: [{ address: a.b }], ${http} }`],
  [
    '{ hosts: [a.b, c.d], addresses: [192.0.2.7], resolution: DNS, ports: [{ number: 1, name: a, protocol: https }] }',
    'MESH8411',
  ],
  [`{ hosts: [a.b, c.d], addresses: [192.0.2.7], resolution: DNS, ${http} }`],
  [`{ hosts: [a.b, c.d], addresses: [192.0.2.7], resolution: NONE, ${tcp} }`],
  [`{ hosts: [a.b, c.d], addresses: [192.0.2.7], resolution: STATIC, ${tcp} }`, 'MESH8414'],
  ['{ hosts: [a.b, c.d], resolution: STATIC, ports: [{ number: 1, name: http }] }', 'MESH8414'],
  ['{ hosts: [a.b, c.d], resolution: STATIC, ports: [{ number: 1, name: a, protocol: tls }] }'],
  [`{ hosts: ["*.b"], resolution: DYNAMIC_DNS, ${http} }`],
  [`{ hosts: [a.b], addresses: [192.0.2.7], resolution: DYNAMIC_DNS, ${tcp} }`, 'MESH8412', 'MESH8412', 'MESH8412'],
])('resolution: %s', (spec, ...codes) => expect(said('ServiceEntry', spec)).toEqual(codes));

test.each([
  ['none', []],
  ['NONE', []],
  ['waypoint', ['MESH8412']],
])('a waypoint named %s', (name, codes) => {
  const spec = `{ hosts: ["*.b"], location: MESH_INTERNAL, resolution: DYNAMIC_DNS, ${http} }`;
  expect(said('ServiceEntry', spec, `, labels: { istio.io/use-waypoint: ${name} }`)).toEqual(codes);
});

const optOut = (value: string): string => `, labels: { networking.istio.io/enable-autoallocate-ip: "${value}" }`;

test.each<[spec: string, metadata: string, ...codes: string[]]>([
  [`{ hosts: [a.b], ${tcp} }`, '', 'MESH8415'],
  [`{ hosts: [a.b], ${tcp.replace('TCP', 'tcp')} }`, '', 'MESH8415'],
  ['{ hosts: [a.b], ports: [{ number: 1, name: a }] }', '', 'MESH8415'],
  ['{ hosts: [a.b], ports: [{ number: 1, name: a, protocol: MONGO }] }', ''],
  [`{ hosts: [a.b], addresses: [192.0.2.7], ${tcp} }`, ''],
  [`{ hosts: [a.b], resolution: DNS, ${tcp} }`, ''],
  [`{ hosts: [a.b], resolution: DNS, ${tcp} }`, optOut('False'), 'MESH8415'],
  [`{ hosts: [a.b], resolution: DNS, ${tcp} }`, optOut('true')],
])('addresses of TCP: %s%s', (spec, metadata, ...codes) => {
  expect(said('ServiceEntry', spec, metadata)).toEqual(codes);
});

test.each<[kind: string, spec: string, ...codes: string[]]>([
  ['WorkloadEntry', '{ address: 192.0.2.7, labels: { a: b } }'],
  ['WorkloadEntry', '{ address: a.b }'],
  ['WorkloadEntry', '{ address: "unix://@a" }'],
  ['WorkloadEntry', '{ address: 192.0.2.07 }', 'MESH8409'],
  ['WorkloadEntry', '{ address: "" }', 'MESH8409'],
  ['WorkloadEntry', '{ network: far }', 'MESH8409 info'],
  ['WorkloadEntry', '{ address: a.b, labels: { a: -b } }', 'MESH8416'],
  ['WorkloadGroup', '{ template: { address: a_b, labels: { a b: c } } }'],
  ['WorkloadGroup', '{ template: {}, metadata: { labels: { a b: c } } }', 'MESH8416'],
  ['WorkloadGroup', '{ template: {}, probe: {} }', 'MESH8417'],
  ['WorkloadGroup', '{ template: {}, probe: { exec: { command: [] } } }', 'MESH8417'],
  ['WorkloadGroup', '{ template: {}, probe: { exec: { command: [ls] } } }'],
  ['WorkloadGroup', '{ template: {}, probe: { httpGet: { port: 1, httpHeaders: [{ value: a }] } } }', 'MESH8418'],
])('%s %s', (kind, spec, ...codes) => expect(said(kind, spec)).toEqual(codes));
