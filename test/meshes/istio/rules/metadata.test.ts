import { runRules } from '../../../../src/manifests/run-rules';
import { ManifestSet } from '../../../../src/manifests/set';
import { defaultSettings } from '../../../../src/manifests/settings';
import { metadata } from '../../../../src/meshes/istio/rules/metadata';
import { manifestsIn } from '../../../manifests/harness';
import { cases } from './metadata-cases';

test.each(cases)('%s %s %s', (kind, annotations, spec, ...codes) => {
  const [apiVersion, name] = kind.split(' ');
  const about = `metadata: { name: a, namespace: b, annotations: ${annotations} }`;
  const manifests = manifestsIn(`apiVersion: ${apiVersion}\nkind: ${name}\n${about}\nspec: ${spec}\n`);
  const set = new ManifestSet(manifests, { ...defaultSettings, version: '1.31' });
  expect(runRules(metadata.rules, set, manifests).map(({ code }) => code)).toEqual(codes);
});
