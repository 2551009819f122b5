import { explain } from '../diagnostics';
import { type Bits, FieldNames } from './field-names';
import { type Finding, wordsOf } from './finding';
import { type GroupKind, groupKindOf, type Manifest } from './manifest';
import type { ManifestRule, ReportFinding, RuleFinding } from './rule';
import type { ManifestSet } from './set';
import { isSuppressed } from './suppression';
import { compareVersions } from './version';

/** Whether a version of the mesh is one of those that the rule is about. */
export const isKnownTo = (version: string, { since, until }: ManifestRule): boolean =>
  (since === undefined || compareVersions(version, since) >= 0) &&
  (until === undefined || compareVersions(version, until) < 0);

/** The rules of a kind, each with what it looks for. */
interface Asked {
  readonly names: FieldNames;
  readonly rules: readonly { readonly rule: ManifestRule; readonly fields?: Bits }[];
  /** Those that are asked about objects with certain fields; many objects have the same. */
  readonly byFields: Map<string, readonly ManifestRule[]>;
}

/** One that fails has to be asked, so that it is told of. */
function isConcerned({ concerns }: ManifestRule, set: ManifestSet): boolean {
  try {
    return concerns === undefined || concerns(set);
  } catch {
    return true;
  }
}

/** The rules that are asked about a kind, made once for all objects of the kind. */
function rulesByKind(rules: readonly ManifestRule[], set: ManifestSet): ReadonlyMap<GroupKind, Asked> {
  const byKind = new Map<GroupKind, ManifestRule[]>();
  for (const rule of rules) {
    const kinds = rule.kinds.filter((kind) => set.of(kind).length > 0);
    if (kinds.length === 0 || !isKnownTo(set.settings.version, rule) || !isConcerned(rule, set)) continue;
    for (const kind of kinds) {
      const known = byKind.get(kind);
      if (known === undefined) byKind.set(kind, [rule]);
      else known.push(rule);
    }
  }
  return new Map([...byKind].map(([kind, those]) => [kind, asked(those)]));
}

function asked(rules: readonly ManifestRule[]): Asked {
  const names = new FieldNames(rules.flatMap(({ fields = [] }) => fields));
  return {
    names,
    rules: rules.map((rule) => (rule.fields === undefined ? { rule } : { rule, fields: names.setOf(rule.fields) })),
    byFields: new Map(),
  };
}

/** The rules that have something to say of an object with such fields. */
function rulesAbout({ names, rules, byFields }: Asked, object: object): readonly ManifestRule[] {
  const fields = names.lookAt(object);
  const known = byFields.get(fields);
  if (known !== undefined) return known;
  const those = rules.filter(({ fields }) => fields === undefined || names.hasAny(fields)).map(({ rule }) => rule);
  byFields.set(fields, those);
  return those;
}

function findingOf(rule: ManifestRule, about: Manifest, found: RuleFinding): Finding {
  const { at = [], values = {}, related = [], severity = rule.severity, edits } = found;
  const { what, why, fix } = explain(rule.code, rule, values, { path: '' });
  return { code: rule.code, severity, what, why, fix, about, at, related, upstream: rule.upstream, edits };
}

/** A rule that throws is a finding, not a crash. */
const brokenRule = (rule: ManifestRule, about: Manifest, error: unknown): Finding => ({
  ...wordsOf('MESH1015', { rule: rule.name, error: String(error) }),
  about,
  at: [],
  related: [],
  upstream: [],
});

/** Asks a rule about an object, whichever way it answers. */
export function ask(rule: ManifestRule, manifest: Manifest, set: ManifestSet, report: ReportFinding): void {
  const given = rule.check(manifest, set, report);
  if (given === undefined) return;
  for (const found of given) report(found);
}

/** Asks every rule about every object of its kinds. */
export function runRules(rules: readonly ManifestRule[], set: ManifestSet, subjects: readonly Manifest[]): Finding[] {
  const byKind = rulesByKind(rules, set);
  const findings: Finding[] = [];
  let asked: ManifestRule;
  let subject: Manifest;
  // one for all, since most of what is asked finds nothing
  const keep = (found: RuleFinding): void => {
    const finding = findingOf(asked, subject, found);
    if (!isSuppressed(finding, subject)) findings.push(finding);
  };
  for (subject of subjects) {
    const known = byKind.get(groupKindOf(subject.object));
    if (known === undefined) continue;
    for (asked of rulesAbout(known, subject.object)) {
      try {
        ask(asked, subject, set, keep);
      } catch (error) {
        findings.push(brokenRule(asked, subject, error));
      }
    }
  }
  return findings;
}
