/** What a set of manifests does not say of itself: how the mesh around it is installed. */
export interface Settings {
  /** Of the mesh, such as `1.31`; rules differ by it. */
  readonly version: string;
  /** Where policies hold for the whole mesh. @default istio-system */
  readonly rootNamespace: string;
  /** @default cluster.local */
  readonly clusterDomain: string;
  /** Whom objects are visible to that do not say so. @default ['*'] */
  readonly defaultExportTo: readonly string[];
  /** Namespaces of which everything is in the set, so that what is not there does not exist; 'all' for a whole cluster. */
  readonly complete: 'all' | readonly string[];
}

export const isCompleteFor = ({ complete }: Settings, namespace: string): boolean =>
  complete === 'all' || complete.includes(namespace);
