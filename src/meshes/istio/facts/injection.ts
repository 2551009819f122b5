import type { Pods } from '../../../manifests/cluster/workloads';
import type { Manifest } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

/** How pods take part in the mesh; 'unknown' where their Namespace is not in the set and they say nothing themselves. */
export type DataPlane = 'sidecar' | 'ambient' | 'none' | 'unknown';

const isOn = (labels: Readonly<Record<string, string>>): boolean =>
  labels['istio-injection'] === 'enabled' || 'istio.io/rev' in labels;

/** What the labels of a Namespace say for pods that say nothing. */
export function dataPlaneOfNamespace(set: ManifestSet, name: string): DataPlane {
  const namespace: Manifest | undefined = set.find('/Namespace', 'default', name);
  if (namespace === undefined) return 'unknown';
  const { labels = {} } = namespace.object.metadata;
  if (labels['istio-injection'] === 'disabled') return 'none';
  if (isOn(labels)) return 'sidecar';
  return labels['istio.io/dataplane-mode'] === 'ambient' ? 'ambient' : 'none';
}

/** Labels of pods go before those of their namespace. Source: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ */
export function dataPlaneOf({ namespace, labels, annotations, spec }: Pods, set: ManifestSet): DataPlane {
  const said = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
  if (spec.hostNetwork === true || said === 'false') return 'none';
  const hasProxy = [...(spec.containers ?? []), ...(spec.initContainers ?? [])].some(
    ({ name }) => name === 'istio-proxy',
  );
  const ofNamespace = dataPlaneOfNamespace(set, namespace);
  if (hasProxy || ((said === 'true' || 'istio.io/rev' in labels) && ofNamespace !== 'none')) return 'sidecar';
  if (ofNamespace === 'none' && said === 'true') return 'sidecar';
  if (labels['istio.io/dataplane-mode'] === 'none') return 'none';
  return labels['istio.io/dataplane-mode'] === 'ambient' ? 'ambient' : ofNamespace;
}

/** Whether policies of Istio hold for the pods, as far as the set tells. */
export const mayBeInMesh = (pods: Pods, set: ManifestSet): boolean => dataPlaneOf(pods, set) !== 'none';
