import type { Diagnostic } from '../../diagnostics';
import { isNamespaceName } from '../../model/identity';
import { isOneOf, type MeshOptions, OptionsReader, oneOf, type ReadMeshOptions } from '../options';
import { type ConsulVersion, consulFeatures, isConsulVersion } from './features';
import type { ConsulSettings, Edition } from './settings';

/** Facts of the installed Consul: consul-k8s, with ACLs and transparent proxies. */
export interface ConsulOptions extends MeshOptions {
  /** Minor version of Consul and of consul-k8s. A type wider than one version has the features of the oldest. */
  readonly version: ConsulVersion | (string & {});
  /** Enterprise with namespaces that mirror those of Kubernetes, so that two of them may have a service of one name. @default community */
  readonly edition?: Edition;
  /** Where the servers of Consul are. @default consul */
  readonly rootNamespace?: string;
  /**
   * Whether the one Mesh entry is written here when a namespace is in observe; it says that services may accept plaintext. Elsewhere
   * where a platform team owns it. @default here
   */
  readonly meshEntry?: 'here' | 'elsewhere';
}

/** The options with their defaults, all of them usable. */
export interface ReadOptions extends ConsulSettings, ReadMeshOptions {
  readonly version: ConsulVersion;
}

const editions = ['community', 'enterprise'] as const;
const owners = ['here', 'elsewhere'] as const;
const expected: Readonly<Record<keyof Omit<Required<ConsulOptions>, keyof MeshOptions>, string>> = {
  version: oneOf(Object.keys(consulFeatures)),
  edition: oneOf(editions),
  rootNamespace: 'the name of a namespace',
  meshEntry: oneOf(owners),
};

/** Reads options that may come from JavaScript or through a cast; where the mesh is used, the refusals are reported. */
export function readOptions(given: unknown): {
  readonly options: ReadOptions;
  readonly refusals: readonly Diagnostic[];
} {
  const reader = new OptionsReader(given, expected);
  const options: ReadOptions = {
    version: reader.required('version', isConsulVersion) ?? '2.0',
    ...reader.common(),
    edition: reader.read('edition', isOneOf(editions)) ?? 'community',
    rootNamespace: reader.read('rootNamespace', isNamespaceName) ?? 'consul',
    meshEntry: reader.read('meshEntry', isOneOf(owners)) ?? 'here',
  };
  return { options, refusals: reader.refusals };
}
