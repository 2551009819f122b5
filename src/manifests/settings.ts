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
  /** Namespaces of which everything is in the set, so that what is not there does not exist; 'all' for a whole cluster. */
  readonly complete: 'all' | readonly string[];
}

/** As meshes are installed where nobody says otherwise, and of a part of a cluster. */
export const defaultSettings = {
  rootNamespace: 'istio-system',
  clusterDomain: 'cluster.local',
  trustDomain: 'cluster.local',
  defaultExportTo: ['*'],
  complete: [],
} as const satisfies Omit<Settings, 'version'>;

export const isCompleteFor = ({ complete }: Settings, namespace: string): boolean =>
  complete === 'all' || complete.includes(namespace);
