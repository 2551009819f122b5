import { gateway } from '../../../../src/meshes/istio/rules/gateway';
import { findingsOfSpec, sortedCodes } from './codes-of-spec';
import { cases } from './gateway-cases';

describe.each(Object.entries(cases))('%s', (_, table) => {
  test.each(table.map(([spec, ...codes]) => [spec, codes] as const))('%s', (spec, codes) => {
    expect(sortedCodes(findingsOfSpec(gateway.rules, 'Gateway', spec))).toEqual(codes);
  });
});

const tls = (more: string): string =>
  `{ servers: [{ port: { number: 443, name: a, protocol: TLS }, hosts: [a.b], tls: { ${more}, caCrl: c } }] }`;

test.each([
  ['mode: MUTUAL, credentialName: a', 'warning'],
  ['mode: SIMPLE, credentialName: a', 'warning'],
  ['mode: SIMPLE, serverCertificate: a, privateKey: b', 'error'],
  ['mode: AUTO_PASSTHROUGH, credentialName: a', 'error'],
])('a revocation list with %s is an %s', (more, severity) => {
  const found = findingsOfSpec(gateway.rules, 'Gateway', tls(more)).find(({ code }) => code === 'MESH8315');
  expect(found?.severity).toBe(severity);
});

test.each([
  ['shop', []],
  ['Shop', []],
  ['shop.example.com', ['MESH8301']],
  ['a'.repeat(64), ['MESH8301']],
])('the name %s', (name, codes) => {
  const spec = '{ servers: [{ port: { number: 80, name: a, protocol: HTTP }, hosts: [a.b] }] }';
  expect(sortedCodes(findingsOfSpec(gateway.rules, 'Gateway', spec, name))).toEqual(codes);
});
