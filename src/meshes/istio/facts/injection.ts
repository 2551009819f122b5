import type { Labels } from '../../../manifests/cluster/kinds';
import type { Pods } from '../../../manifests/cluster/workloads';
import type { Manifest } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

/** How pods take part in the mesh; 'unknown' where their Namespace is not in the set and they say nothing themselves. */
export type DataPlane = 'sidecar' | 'ambient' | 'none' | 'unknown';

const injection = 'istio-injection';
const inject = 'sidecar.istio.io/inject';
const revision = 'istio.io/rev';
const mode = 'istio.io/dataplane-mode';

export const namespaceNamed = (set: ManifestSet, name: string): Manifest | undefined =>
  set.find('/Namespace', 'default', name);

const labelsOfNamespace = (set: ManifestSet, name: string): Labels | undefined => {
  const namespace = namespaceNamed(set, name);
  return namespace === undefined ? undefined : (namespace.object.metadata.labels ?? {});
};

/** Whether labels of a Namespace ask for sidecars; `istio-injection` goes before a revision. */
const isOn = (labels: Labels): boolean =>
  labels[injection] === undefined ? revision in labels : labels[injection] === 'enabled';

/** What the labels of a Namespace say for pods that say nothing. */
export function dataPlaneOfNamespace(set: ManifestSet, name: string): DataPlane {
  const labels = labelsOfNamespace(set, name);
  if (labels === undefined) return 'unknown';
  if (isOn(labels)) return 'sidecar';
  return labels[mode] === 'ambient' ? 'ambient' : 'none';
}

/** What pods say of a sidecar; the label goes before the annotation. */
const saidOf = ({ labels, annotations }: Pods): string | undefined => labels[inject] ?? annotations[inject];

/**
 * Whether the injector takes the pods; undefined where it depends on a Namespace that is not in the set. Revisions are not compared.
 * Source: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export function isInjected(pods: Pods, set: ManifestSet): boolean | undefined {
  const { namespace, labels, spec } = pods;
  const said = saidOf(pods);
  if (spec.hostNetwork === true || said === 'false') return false;
  // The webhooks select by labels: an annotation alone does not reach them.
  const asks = labels[inject] === 'true' || revision in labels;
  const ofNamespace = labelsOfNamespace(set, namespace);
  if (ofNamespace === undefined) return asks ? true : undefined;
  if (isOn(ofNamespace)) return true;
  return asks && ofNamespace[injection] === undefined;
}

const hasProxy = ({ spec }: Pods): boolean =>
  [...(spec.containers ?? []), ...(spec.initContainers ?? [])].some(({ name }) => name === 'istio-proxy');

/** Labels of pods go before those of their namespace, and a sidecar goes before ztunnel. */
export function dataPlaneOf(pods: Pods, set: ManifestSet): DataPlane {
  if (pods.spec.hostNetwork === true) return 'none';
  const injected = isInjected(pods, set);
  if (hasProxy(pods) || injected === true) return 'sidecar';
  const said = pods.labels[mode];
  if (said === 'none') return injected === undefined ? 'unknown' : 'none';
  if (said === 'ambient' || dataPlaneOfNamespace(set, pods.namespace) === 'ambient') return 'ambient';
  return injected === undefined ? 'unknown' : 'none';
}

/** Whether policies of Istio hold for the pods, as far as the set tells. */
export const mayBeInMesh = (pods: Pods, set: ManifestSet): boolean => dataPlaneOf(pods, set) !== 'none';
