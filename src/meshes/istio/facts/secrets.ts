import type { KubernetesObject, Manifest } from '../../../manifests/manifest';
import { type GroupKind, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

/** As far as rules look at it; `data` of what is not encoded yet is `stringData`. */
export interface Secret extends KubernetesObject {
  readonly type?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

interface Maker extends KubernetesObject {
  readonly spec?: { readonly secretName?: string; readonly target?: { readonly name?: string } };
}

/** Operators' kinds that become a Secret, and the name that it gets. */
const makers: readonly (readonly [GroupKind, (object: Maker) => string | undefined])[] = [
  ['cert-manager.io/Certificate', ({ spec }) => spec?.secretName],
  ['external-secrets.io/ExternalSecret', ({ metadata, spec }) => spec?.target?.name ?? metadata.name],
  ['bitnami.com/SealedSecret', ({ metadata }) => metadata.name],
];

/** For the `reads` of a rule. */
export const secretKinds: readonly GroupKind[] = ['/Secret', ...makers.map(([kind]) => kind)];

function madeNames(set: ManifestSet): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [kind, nameOf] of makers) {
    for (const { object } of set.of<Maker>(kind)) names.add(`${namespaceOf(object)}/${nameOf(object)}`);
  }
  return names;
}

export const secretNamed = (set: ManifestSet, namespace: string, name: string): Manifest<Secret> | undefined =>
  set.find<Secret>('/Secret', namespace, name);

/** Whether a Secret is there, or something that becomes one. */
export const hasSecret = (set: ManifestSet, namespace: string, name: string): boolean =>
  secretNamed(set, namespace, name) !== undefined || set.derive(madeNames).has(`${namespace}/${name}`);
