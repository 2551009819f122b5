import { type Checks, checkManifests } from '../../src/manifests/check';
import { readText } from '../../src/manifests/read/read-text';
import type { ManifestRule } from '../../src/manifests/rule';
import { defaultSettings } from '../../src/manifests/settings';
import type { Manifest } from '../cluster/manifest';

/** An object of a rule's example, and whether the rule finds something in it. */
export interface Exemplar {
  readonly object: Manifest;
  readonly isFound: boolean;
}

/** The objects of an example. */
export function exemplarsOf(rule: ManifestRule, text: string, checks: Checks, version: string): readonly Exemplar[] {
  const manifests = readText(text, `${rule.code}.yaml`).candidates.map(({ value, origin }) => ({
    object: value as unknown as Manifest,
    origin,
  }));
  const { findings } = checkManifests(manifests, { ...checks, settings: { ...defaultSettings, version } });
  const found = new Set<unknown>(
    findings.flatMap(({ code, about }) => (code === rule.code && 'object' in about ? [about.object] : [])),
  );
  return manifests.map(({ object }) => ({ object, isFound: found.has(object) }));
}
