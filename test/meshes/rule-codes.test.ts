import { codes } from '../../src/diagnostics';
import { consulRules } from '../../src/meshes/consul/rules';
import { istioRules } from '../../src/meshes/istio/rules';
import { linkerdRules } from '../../src/meshes/linkerd/rules';
import { rules } from '../../src/rules';

const manifestRules = [...istioRules, ...linkerdRules, ...consulRules];

test('codes are used once, by rules over the model too', () => {
  const all = [...manifestRules.map(({ code }) => code), ...rules.map(({ code }) => code), ...Object.keys(codes)];
  expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
});

test('codes of Linkerd are MESH62xx, those of Consul MESH63xx', () => {
  expect(linkerdRules.filter(({ code }) => !code.startsWith('MESH62')).map(({ code }) => code)).toEqual([]);
  expect(consulRules.filter(({ code }) => !code.startsWith('MESH63')).map(({ code }) => code)).toEqual([]);
});
