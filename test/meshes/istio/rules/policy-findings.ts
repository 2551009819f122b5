import type { ManifestRule } from '../../../../src/manifests/rule';
import { runRules } from '../../../../src/manifests/run-rules';
import { ManifestSet } from '../../../../src/manifests/set';
import { defaultSettings, type Settings } from '../../../../src/manifests/settings';
import { manifestsIn } from '../../../manifests/harness';

/** What rules have against manifests, each as its code, and its severity where that is not the rule's own. */
export function saidOf(rules: readonly ManifestRule[], text: string, more: Partial<Settings> = {}): readonly string[] {
  const manifests = manifestsIn(text);
  const set = new ManifestSet(manifests, { ...defaultSettings, version: '1.31', ...more });
  const own = new Map(rules.map(({ code, severity }) => [code, severity]));
  return runRules(rules, set, manifests)
    .map(({ code, severity }) => (own.get(code) === severity ? code : `${code} ${severity}`))
    .sort();
}

/** A manifest in the namespace `shop`. */
export const manifestOf = (apiVersion: string, kind: string, spec: string, metadata = ''): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: shop${metadata} }\nspec: ${spec}\n`;
