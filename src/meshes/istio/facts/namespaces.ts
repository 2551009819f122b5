import type { Absence } from '../../../manifests/absence';
import { namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

interface Known {
  readonly names: ReadonlySet<string>;
  readonly isDeclared: boolean;
}

function knownNamespaces(set: ManifestSet): Known {
  const declared = set.of('/Namespace');
  const named = declared.map(({ object }) => object.metadata.name ?? '');
  const { rootNamespace, complete } = set.settings;
  const names = [rootNamespace, ...(complete === 'all' ? [] : complete), ...named];
  return {
    names: new Set([...names, ...set.all.map(({ object }) => namespaceOf(object))]),
    isDeclared: declared.length > 0,
  };
}

/** What is amiss with a namespace's name; nothing in a set that is neither complete nor has Namespaces, since all are elsewhere then. */
export function namespaceAbsence(set: ManifestSet, name: string): Absence | undefined {
  const { names, isDeclared } = set.derive(knownNamespaces);
  if (names.has(name)) return undefined;
  if (set.settings.complete === 'all') return { missing: 'does not exist' };
  return isDeclared ? { missing: 'is not in this set', severity: 'info' } : undefined;
}

/** Whether a pattern with `*` at its beginning or end means some namespace of the set. */
export function meetsNamespace(set: ManifestSet, pattern: string): boolean {
  const fits = pattern.startsWith('*')
    ? (name: string) => name.endsWith(pattern.slice(1))
    : (name: string) => name.startsWith(pattern.slice(0, -1));
  return [...set.derive(knownNamespaces).names].some(fits);
}
