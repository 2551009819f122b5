import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../../../src/diagnostics';
import { checkManifests } from '../../../src/manifests/check';
import type { GroupKind, Manifest } from '../../../src/manifests/manifest';
import type { ManifestRule } from '../../../src/manifests/rule';
import { ManifestSet } from '../../../src/manifests/set';
import { defaultSettings } from '../../../src/manifests/settings';
import { istioChecks } from '../../../src/meshes/istio/checks';
import { istioFamilies, istioRules } from '../../../src/meshes/istio/rules';
import { rules } from '../../../src/rules';
import { manifestsIn } from '../../manifests/harness';

const versionOf = ({ until }: ManifestRule): string => (until === '1.31' ? '1.30' : '1.31');
const settingsOf = (rule: ManifestRule) => ({ ...defaultSettings, version: versionOf(rule) });

function check(rule: ManifestRule, text: string) {
  const settings = settingsOf(rule);
  return checkManifests(manifestsIn(text), { ...istioChecks.checks(settings.version)!, settings }).findings;
}

const line = ({ code, severity, what }: { code: string; severity: string; what: string }): string =>
  `${code} ${severity} ${what}`;

describe.each(istioFamilies.flatMap(({ name, rules }) => rules.map((rule) => [`${name}/${rule.name}`, rule] as const)))(
  '%s',
  (path, rule) => {
    test('stands in the file of its name', () => {
      expect(existsSync(join(__dirname, `../../../src/meshes/istio/rules/${path}.ts`))).toBe(true);
    });

    test('finds its bad example, with words that have no hole left', () => {
      const found = check(rule, rule.bad).filter(({ code }) => code === rule.code);
      expect(found.length).toBeGreaterThan(0);
      for (const { what, why, fix, about } of found) {
        expect(`${what} ${why} ${fix}`).not.toMatch(/\{\w+\}/);
        expect(`${what} ${why} ${fix}`.length).toBeLessThanOrEqual(240);
        expect(rule.kinds).toContain('object' in about ? kindOf(about) : '');
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
        for (const manifest of manifests.filter((one) => rule.kinds.includes(kindOf(one)))) {
          Array.from(rule.check(manifest, set));
        }
      }
      const said = new Set([...rule.kinds, ...rule.reads]);
      expect([...read].filter((kind) => !said.has(kind))).toEqual([]);
    });
  },
);

test('codes are used once, by rules over the model too', () => {
  const all = [...istioRules.map(({ code }) => code), ...rules.map(({ code }) => code), ...Object.keys(codes)];
  expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
});

const kindOf = ({ object }: Manifest): GroupKind => {
  const [group, version] = object.apiVersion.split('/');
  return `${version === undefined ? '' : group}/${object.kind}`;
};

/** Tells which kinds are looked up. */
class WatchedSet extends ManifestSet {
  read: Set<GroupKind> | undefined;

  override of<T extends Manifest['object']>(kind: GroupKind): readonly Manifest<T>[] {
    this.read?.add(kind);
    return super.of(kind);
  }

  override find<T extends Manifest['object']>(kind: GroupKind, namespace: string, name: string) {
    this.read?.add(kind);
    return super.find<T>(kind, namespace, name);
  }
}
