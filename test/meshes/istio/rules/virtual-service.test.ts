import { runRules } from '../../../../src/manifests/run-rules';
import { ManifestSet } from '../../../../src/manifests/set';
import { defaultSettings } from '../../../../src/manifests/settings';
import { virtualService } from '../../../../src/meshes/istio/rules/virtual-service';
import { manifestsIn } from '../../../manifests/harness';
import { cases } from './virtual-service-cases';

function findings(spec: string) {
  const text = `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a, namespace: b }\nspec: ${spec}\n`;
  const manifests = manifestsIn(text);
  return runRules(virtualService.rules, new ManifestSet(manifests, { ...defaultSettings, version: '1.31' }), manifests);
}

describe.each(Object.entries(cases))('%s', (_, table) => {
  test.each(table.map(([spec, ...codes]) => [spec.slice(0, 150), spec, codes] as const))('%s', (_name, spec, codes) => {
    expect(
      findings(spec)
        .map(({ code }) => code)
        .sort(),
    ).toEqual([...codes].sort());
  });
});

test('istiod warns of an answer that is large, and refuses one that is larger', () => {
  const severities = [100 * 1024 + 1, 1024 * 1024 + 1].map((size) =>
    findings(
      `{ hosts: [a.b], http: [{ directResponse: { status: 200, body: { string: ${'a'.repeat(size)} } } }] }`,
    ).map(({ severity }) => severity),
  );
  expect(severities).toEqual([['warning'], ['error']]);
});

test('weights that proxies cannot add up', () => {
  const route = '{ destination: { host: a.b }, weight: 2147483647 }';
  expect(findings(`{ hosts: [a.b], http: [{ route: [${route}, ${route}] }] }`)).toEqual([]);
  const [found] = findings(`{ hosts: [a.b], http: [{ route: [${route}, ${route}, ${route}] }] }`);
  expect(found?.what).toBe('the weights add up to more than 4294967295');
});
