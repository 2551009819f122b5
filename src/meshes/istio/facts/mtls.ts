import { groupBy } from '../../../common/group-by';
import { hasLabels } from '../../../manifests/cluster/selector';
import type { Pods } from '../../../manifests/cluster/workloads';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { kinds, type PeerAuthentication } from './kinds';

export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** The mode of a workload, and the object that says it; none where the mesh's default holds. */
export interface Mtls {
  readonly mode: MtlsMode;
  readonly from: Manifest<PeerAuthentication> | undefined;
}

type Mode = 'UNSET' | MtlsMode | undefined;

const isSet = (mode: Mode): mode is MtlsMode => mode !== undefined && mode !== 'UNSET';

/** PeerAuthentications by their namespace. */
const byNamespace = (set: ManifestSet): ReadonlyMap<string, readonly Manifest<PeerAuthentication>[]> =>
  groupBy(set.of<PeerAuthentication>(kinds.peerAuthentication), ({ object }) => namespaceOf(object));

const labelsOf = ({ object }: Manifest<PeerAuthentication>) => object.spec?.selector?.matchLabels ?? {};
const isForAll = (manifest: Manifest<PeerAuthentication>): boolean => Object.keys(labelsOf(manifest)).length === 0;

/** The policy without a selector of a namespace; the first where there are several (in a cluster: the oldest). */
export const namespacePolicy = (set: ManifestSet, namespace: string): Manifest<PeerAuthentication> | undefined =>
  set.derive(byNamespace).get(namespace)?.find(isForAll);

function inherited(set: ManifestSet, namespace: string): Mtls {
  for (const from of [namespacePolicy(set, namespace), namespacePolicy(set, set.settings.rootNamespace)]) {
    const mode = from?.object.spec?.mtls?.mode;
    if (isSet(mode)) return { mode, from };
  }
  return { mode: 'PERMISSIVE', from: undefined };
}

/**
 * The mode that a port of pods has, or pods as a whole: that of the port, of the workload, of the namespace, of the mesh, the first that is set.
 * Source: https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function mtlsOf(
  set: ManifestSet,
  { namespace, labels }: Pick<Pods, 'namespace' | 'labels'>,
  port?: number,
): Mtls {
  const own = (namespace === set.settings.rootNamespace ? [] : (set.derive(byNamespace).get(namespace) ?? [])).find(
    (manifest) => !isForAll(manifest) && hasLabels(labels, labelsOf(manifest)),
  );
  const ofPort = port === undefined ? undefined : own?.object.spec?.portLevelMtls?.[String(port)]?.mode;
  if (isSet(ofPort)) return { mode: ofPort, from: own };
  const mode = own?.object.spec?.mtls?.mode;
  return isSet(mode) ? { mode, from: own } : inherited(set, namespace);
}

/** The mode of whatever pods a namespace may have. */
export const mtlsOfNamespace = (set: ManifestSet, namespace: string): Mtls => inherited(set, namespace);
