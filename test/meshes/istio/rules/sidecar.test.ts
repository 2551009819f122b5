import { destinationRule } from '../../../../src/meshes/istio/rules/destination-rule';
import { gateway } from '../../../../src/meshes/istio/rules/gateway';
import { sidecar } from '../../../../src/meshes/istio/rules/sidecar';
import { findingsOfSpec, sortedCodes } from './codes-of-spec';
import { cases } from './sidecar-cases';

// What a Sidecar says of connection pools and of TLS is judged by the rules of the kinds that it shares it with.
const rules = [destinationRule, gateway, sidecar].flatMap((family) => family.rules);

describe.each(Object.entries(cases))('%s', (_, table) => {
  test.each(table.map(([spec, ...codes]) => [spec, codes] as const))('%s', (spec, codes) => {
    expect(sortedCodes(findingsOfSpec(rules, 'Sidecar', spec))).toEqual(codes);
  });
});
