import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../../src/diagnostics';
import { checkManifests, type MeshChecks } from '../../src/manifests/check';
import { type GroupKind, groupKindOf } from '../../src/manifests/manifest';
import type { CoverageRow, ManifestRule, RuleFamily } from '../../src/manifests/rule';
import { ask } from '../../src/manifests/run-rules';
import { ManifestSet } from '../../src/manifests/set';
import { defaultSettings } from '../../src/manifests/settings';
import { manifestsIn } from '../manifests/harness';

export const line = ({ code, severity, what }: { code: string; severity: string; what: string }): string =>
  `${code} ${severity} ${what}`;

/** Tells which kinds are looked up. */
class WatchedSet extends ManifestSet {
  read: Set<GroupKind> | undefined;

  override of<T extends ManifestSet['all'][number]['object']>(kind: GroupKind) {
    this.read?.add(kind);
    return super.of<T>(kind);
  }

  override find<T extends ManifestSet['all'][number]['object']>(kind: GroupKind, namespace: string, name: string) {
    this.read?.add(kind);
    return super.find<T>(kind, namespace, name);
  }
}

/** What every rule of a mesh has to keep: its examples, its words, its file and the kinds that it names. */
export function testRules(
  mesh: string,
  families: readonly RuleFamily[],
  checks: MeshChecks['checks'],
  versionOf: (rule: ManifestRule) => string,
): void {
  const settingsOf = (rule: ManifestRule) => ({ ...defaultSettings, version: versionOf(rule) });
  const check = (rule: ManifestRule, text: string) => {
    const settings = settingsOf(rule);
    return checkManifests(manifestsIn(text), { ...checks(settings.version)!, settings }).findings;
  };
  const named = families.flatMap(({ name, rules }) => rules.map((rule) => [`${name}/${rule.name}`, rule] as const));

  describe.each(named)('%s', (path, rule) => {
    test('stands in the file of its name', () => {
      expect(existsSync(join(__dirname, `../../src/meshes/${mesh}/rules/${path}.ts`))).toBe(true);
    });

    test('finds its bad example, with words that have no hole left', () => {
      const found = check(rule, rule.bad).filter(({ code }) => code === rule.code);
      expect(found.length).toBeGreaterThan(0);
      for (const { what, why, fix, about } of found) {
        expect(`${what} ${why} ${fix}`).not.toMatch(/\{\w+\}/);
        expect(`${what} ${why} ${fix}`.length).toBeLessThanOrEqual(240);
        expect(rule.kinds).toContain('object' in about ? groupKindOf(about.object) : '');
      }
    });

    test('its bad example is of sound structure', () => {
      const structure = check(rule, rule.bad).filter(({ code }) => Object.hasOwn(codes, code));
      expect(structure.map(line)).toEqual([]);
    });

    test('has nothing to say of the corrected twin, and no other rule sees an error in it', () => {
      const found = check(rule, rule.good);
      expect(found.filter(({ code, severity }) => code === rule.code || severity === 'error').map(line)).toEqual([]);
    });

    test('reads what it says', () => {
      const read = new Set<GroupKind>();
      for (const text of [rule.bad, rule.good]) {
        const manifests = manifestsIn(text);
        const set = new WatchedSet(manifests, settingsOf(rule));
        set.read = read;
        for (const manifest of manifests.filter(({ object }) => rule.kinds.includes(groupKindOf(object)))) {
          ask(rule, manifest, set, () => undefined);
        }
      }
      const said = new Set([...rule.kinds, ...rule.reads]);
      expect([...read].filter((kind) => !said.has(kind))).toEqual([]);
    });
  });
}

/** Every fact of the coverage tables has a rule that there is, or a reason, and is stated once. */
export function testCoverage(
  coverage: Readonly<Record<string, readonly CoverageRow[]>>,
  rules: readonly ManifestRule[],
): void {
  const ours: ReadonlySet<string> = new Set([...rules.map(({ code }) => code), ...Object.keys(codes)]);

  test.each(Object.entries(coverage))('every fact of %s has a rule that there is, or a reason', (_, rows) => {
    expect(rows.length).toBeGreaterThan(0);
    const wrong = rows.filter((row) => {
      if (row.says === '') return true;
      if ('codes' in row) return row.codes.length === 0 || row.codes.some((code) => !ours.has(code));
      return ('schema' in row ? row.schema : row.undecidable) === '';
    });
    expect(wrong).toEqual([]);
  });

  test('facts are stated once', () => {
    const says = Object.entries(coverage).flatMap(([family, rows]) => rows.map((row) => `${family}: ${row.says}`));
    expect(says.filter((text, index) => says.indexOf(text) !== index)).toEqual([]);
  });
}
