import type { Diagnostic } from '../../diagnostics';
import { isNamespaceName } from '../../model/identity';
import { isOneOf, type MeshOptions, OptionsReader, oneOf, type ReadMeshOptions } from '../options';
import { type IstioVersion, isIstioVersion, istioFeatures } from './features';
import type { IstioSettings } from './settings';

/** Facts of the installed Istio, sidecar mode. */
export interface IstioOptions extends MeshOptions {
  /** Minor version of the control plane. A type wider than one version has the features of the oldest. */
  readonly version: IstioVersion | (string & {});
  /** Where istiod and mesh-wide policies are. @default istio-system */
  readonly rootNamespace?: string;
  /** The control plane revision or tag that injects. @default the default one, by `istio-injection` */
  readonly revision?: string;
  /** The mTLS mode of the mesh-wide PeerAuthentication: no namespace goes below it without a dated reason. @default PERMISSIVE */
  readonly meshMtls?: 'PERMISSIVE' | 'STRICT';
}

/** The options with their defaults, all of them usable. */
export interface ReadOptions extends IstioSettings, ReadMeshOptions {
  readonly version: IstioVersion;
  readonly meshMtls: 'PERMISSIVE' | 'STRICT';
}

const modes = ['PERMISSIVE', 'STRICT'] as const;
const expected: Readonly<Record<keyof Omit<Required<IstioOptions>, keyof MeshOptions>, string>> = {
  version: oneOf(Object.keys(istioFeatures)),
  rootNamespace: 'the name of a namespace',
  revision: 'the name of a revision or tag',
  meshMtls: "'PERMISSIVE' or 'STRICT'",
};

/** Reads options that may come from JavaScript or through a cast; where the mesh is used, the refusals are reported. */
export function readOptions(given: unknown): {
  readonly options: ReadOptions;
  readonly refusals: readonly Diagnostic[];
} {
  const reader = new OptionsReader(given, expected);
  const options: ReadOptions = {
    version: reader.required('version', isIstioVersion) ?? '1.30',
    ...reader.common(),
    rootNamespace: reader.read('rootNamespace', isNamespaceName) ?? 'istio-system',
    revision: reader.read('revision', isNamespaceName),
    meshMtls: reader.read('meshMtls', isOneOf(modes)) ?? 'PERMISSIVE',
  };
  return { options, refusals: reader.refusals };
}
