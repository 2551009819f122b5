import { isObject, type Json } from '../../../manifests/json';
import { type KubernetesObject, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

export interface ConfigMap extends KubernetesObject {
  readonly data?: Readonly<Record<string, string>>;
}

/** The ConfigMaps of control planes, `<name>` or `<name>-<revision>`, that have a key, in the root namespace. */
export const controlPlaneMaps = (set: ManifestSet, name: string, key: string) =>
  set
    .of<ConfigMap>('/ConfigMap')
    .filter(
      ({ object }) =>
        object.data?.[key] !== undefined &&
        namespaceOf(object) === set.settings.rootNamespace &&
        (object.metadata.name === name || object.metadata.name?.startsWith(`${name}-`) === true),
    );

/** The first of them. */
export const controlPlaneMap = (set: ManifestSet, name: string, key: string) => controlPlaneMaps(set, name, key)[0];

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null; // Of another making; what it means is not known.
  }
}

const field = (value: Json | undefined, name: string): Json | undefined => (isObject(value) ? value[name] : undefined);

/** The ConfigMap of an injector that takes pods of namespaces without a label. */
const injectorForAll = (set: ManifestSet) => {
  const map = controlPlaneMap(set, 'istio-sidecar-injector', 'values');
  const values = parsed(map?.object.data?.['values'] ?? '');
  return field(field(values, 'sidecarInjectorWebhook'), 'enableNamespacesByDefault') === true ? map : undefined;
};

export const defaultInjector = (set: ManifestSet) => set.derive(injectorForAll);

/** Whether the injector takes pods that nothing is said of, as far as the set tells. */
export const isInjectedByDefault = (set: ManifestSet): boolean => defaultInjector(set) !== undefined;
