import type { ManifestSet } from '../../../manifests/set';

/** Keeps what was last made of a name: rules that are asked about one object, one after the other, ask for the same host. */
export function oncePerName<Made>(
  make: (set: ManifestSet, name: string) => Made,
): (set: ManifestSet, name: string) => Made {
  let last: { readonly of: ManifestSet; readonly name: string; readonly made: Made } | undefined;
  return (set, name) => {
    if (last?.name !== name || last.of !== set) last = { of: set, name, made: make(set, name) };
    return last.made;
  };
}
