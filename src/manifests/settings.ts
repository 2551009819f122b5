import type { LabelSelector } from './cluster/kinds';

/** What a set of manifests does not say of itself: how the mesh around it is installed. */
export interface Settings {
  /** Of the mesh, such as `1.31`; rules differ by it. */
  readonly version: string;
  /** Where policies hold for the whole mesh. */
  readonly rootNamespace: string;
  readonly clusterDomain: string;
  readonly trustDomain: string;
  /** Whom objects are visible to that do not say so; `*` for all. */
  readonly defaultExportTo: readonly string[];
  /** What the labels of a namespace have to meet, one of these, for the control plane to read what is in it; none for all, or what the set says. */
  readonly discoverySelectors: readonly LabelSelector[];
  /** The revision of the control plane that reads the set; empty for that of the set, or any. */
  readonly revision: string;
  /** Namespaces of which everything is in the set, so that what is not there does not exist; 'all' for a whole cluster. */
  readonly complete: 'all' | readonly string[];
}

/** As meshes are installed where nobody says otherwise, and of a part of a cluster. */
export const defaultSettings = {
  rootNamespace: 'istio-system',
  clusterDomain: 'cluster.local',
  trustDomain: 'cluster.local',
  defaultExportTo: ['*'],
  discoverySelectors: [],
  revision: '',
  complete: [],
} as const satisfies Omit<Settings, 'version'>;

export const isCompleteFor = ({ complete }: Settings, namespace: string): boolean =>
  complete === 'all' || complete.includes(namespace);
