import type { Finding } from '../../../../src/manifests/finding';
import type { ManifestRule } from '../../../../src/manifests/rule';
import { runRules } from '../../../../src/manifests/run-rules';
import { ManifestSet } from '../../../../src/manifests/set';
import { defaultSettings } from '../../../../src/manifests/settings';
import { manifestsIn } from '../../../manifests/harness';

/** A spec, and the codes of what rules have against it, sorted; a code stands once for each finding. */
export type Case = readonly [spec: string, ...codes: readonly string[]];

/** What rules have against a spec of a kind of `networking.istio.io`, in the namespace `shop`. */
export function findingsOfSpec(rules: readonly ManifestRule[], kind: string, spec: string, name = 'a') {
  const manifests = manifestsIn(
    `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`,
  );
  return runRules(rules, new ManifestSet(manifests, { ...defaultSettings, version: '1.31' }), manifests);
}

export const sortedCodes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code).sort();
