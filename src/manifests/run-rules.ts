import { diagnose, explain } from '../diagnostics';
import type { Finding } from './finding';
import { type GroupKind, groupKindOf, type Manifest } from './manifest';
import type { ManifestRule, RuleFinding } from './rule';
import type { ManifestSet } from './set';
import { isSuppressed } from './suppression';
import { compareVersions } from './version';

const isKnownTo = (version: string, { since, until }: ManifestRule): boolean =>
  (since === undefined || compareVersions(version, since) >= 0) &&
  (until === undefined || compareVersions(version, until) < 0);

/** The rules that are asked about a kind, made once for all objects of the kind. */
function rulesByKind(rules: readonly ManifestRule[], version: string): ReadonlyMap<GroupKind, readonly ManifestRule[]> {
  const byKind = new Map<GroupKind, ManifestRule[]>();
  for (const rule of rules) {
    if (!isKnownTo(version, rule)) continue;
    for (const kind of rule.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  }
  return byKind;
}

function findingOf(rule: ManifestRule, about: Manifest, found: RuleFinding): Finding {
  const { at = [], values = {}, related = [], severity = rule.severity } = found;
  const { what, why, fix } = explain(rule.code, rule, values, { path: '' });
  return { code: rule.code, severity, what, why, fix, about, at, related, upstream: rule.upstream };
}

/** A rule that throws is a finding, not a crash. */
function brokenRule(rule: ManifestRule, about: Manifest, error: unknown): Finding {
  const { code, severity, what, why, fix } = diagnose(
    'MESH1015',
    { rule: rule.name, error: String(error) },
    { path: '' },
  );
  return { code, severity, what, why, fix, about, at: [], related: [], upstream: [] };
}

/** Asks every rule about every object of its kinds. */
export function runRules(rules: readonly ManifestRule[], set: ManifestSet, subjects: readonly Manifest[]): Finding[] {
  const byKind = rulesByKind(rules, set.settings.version);
  const findings: Finding[] = [];
  for (const manifest of subjects) {
    for (const rule of byKind.get(groupKindOf(manifest.object)) ?? []) {
      try {
        for (const found of rule.check(manifest, set)) {
          const finding = findingOf(rule, manifest, found);
          if (!isSuppressed(finding, manifest)) findings.push(finding);
        }
      } catch (error) {
        findings.push(brokenRule(rule, manifest, error));
      }
    }
  }
  return findings;
}
