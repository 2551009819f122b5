import type { Diagnostic } from '../../diagnostics';
import { isNamespaceName } from '../../model/identity';
import { type MeshOptions, OptionsReader, oneOf, type ReadMeshOptions } from '../options';
import { isLinkerdVersion, type LinkerdVersion, linkerdFeatures } from './features';
import type { LinkerdSettings } from './settings';

/** Facts of the installed Linkerd. */
export interface LinkerdOptions extends MeshOptions {
  /** Version of the control plane. A type wider than one version has the features of the oldest. */
  readonly version: LinkerdVersion | (string & {});
  /** Where the control plane is; it is part of every identity. @default linkerd */
  readonly controlPlaneNamespace?: string;
}

/** The options with their defaults, all of them usable. */
export interface ReadOptions extends LinkerdSettings, ReadMeshOptions {
  readonly version: LinkerdVersion;
}

const expected: Readonly<Record<keyof Omit<Required<LinkerdOptions>, keyof MeshOptions>, string>> = {
  version: oneOf(Object.keys(linkerdFeatures)),
  controlPlaneNamespace: 'the name of a namespace',
};

/** Reads options that may come from JavaScript or through a cast; where the mesh is used, the refusals are reported. */
export function readOptions(given: unknown): {
  readonly options: ReadOptions;
  readonly refusals: readonly Diagnostic[];
} {
  const reader = new OptionsReader(given, expected);
  const options: ReadOptions = {
    version: reader.required('version', isLinkerdVersion) ?? '2.20',
    ...reader.common(),
    controlPlaneNamespace: reader.read('controlPlaneNamespace', isNamespaceName) ?? 'linkerd',
  };
  return { options, refusals: reader.refusals };
}
