import { runRules } from '../../../../src/manifests/run-rules';
import { ManifestSet } from '../../../../src/manifests/set';
import { defaultSettings } from '../../../../src/manifests/settings';
import { destinationRule } from '../../../../src/meshes/istio/rules/destination-rule';
import { manifestsIn } from '../../../manifests/harness';
import { findingsOfSpec, sortedCodes } from './codes-of-spec';
import { cases } from './destination-rule-cases';

describe.each(Object.entries(cases))('%s', (_, table) => {
  test.each(table.map(([spec, ...codes]) => [spec, codes] as const))('%s', (spec, codes) => {
    expect(sortedCodes(findingsOfSpec(destinationRule.rules, 'DestinationRule', spec))).toEqual(codes);
  });
});

test('a port without a number is only a warning: istiod takes it', () => {
  const severities = ['', 'port: {}, '].map((port) =>
    findingsOfSpec(
      destinationRule.rules,
      'DestinationRule',
      `{ host: a.b, trafficPolicy: { portLevelSettings: [{ ${port}loadBalancer: {} }] } }`,
    ).map(({ severity }) => severity),
  );
  expect(severities).toEqual([['error'], ['warning']]);
});

test.each([
  ['mesh', 'warning'],
  ['egress', 'info'],
])('a Secret for a host that %s routes to is a matter of %s', (gateway, severity) => {
  const manifests = manifestsIn(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: SIMPLE, credentialName: bank-ca } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: bank, namespace: shop }
spec:
  hosts: [bank.example.com]
  gateways: [${gateway}]
  http: [{ route: [{ destination: { host: bank.example.com } }] }]
`);
  const set = new ManifestSet(manifests, { ...defaultSettings, version: '1.31' });
  const found = runRules(destinationRule.rules, set, manifests).filter(({ code }) => code === 'MESH8236');
  expect(found.map((finding) => finding.severity)).toEqual([severity]);
});
