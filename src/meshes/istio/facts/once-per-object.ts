import type { KubernetesObject, Manifest } from '../../../manifests/manifest';

/** Keeps what was last made: many rules are asked about one object, one after the other. */
export function oncePerObject<T extends KubernetesObject, Made>(
  make: (manifest: Manifest<T>) => Made,
): (manifest: Manifest<T>) => Made {
  let last: { readonly of: Manifest<T>; readonly made: Made } | undefined;
  return (manifest) => {
    if (last?.of !== manifest) last = { of: manifest, made: make(manifest) };
    return last.made;
  };
}
