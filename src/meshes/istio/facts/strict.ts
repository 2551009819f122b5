import type { Service, ServicePort } from '../../../manifests/cluster/kinds';
import { type Pods, workloadKinds } from '../../../manifests/cluster/workloads';
import { type GroupKind, type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { dataPlaneOfNamespace, mayBeInMesh } from './injection';
import { kinds } from './kinds';
import { type Mtls, mtlsOf } from './mtls';
import { containerPort, podsOfService, targetOf } from './services';

/** What is looked up for the mode of a port, for the `reads` of a rule. */
export const strictReads: readonly GroupKind[] = [kinds.peerAuthentication, '/Namespace', ...workloadKinds];

const excluded = 'traffic.sidecar.istio.io/excludeInboundPorts';

/** Whether the proxy leaves the port alone, so that no mode holds for it. */
const isExcluded = ({ annotations }: Pods, port: number | undefined): boolean =>
  port !== undefined && (annotations[excluded]?.split(',').some((word) => Number(word) === port) ?? false);

/** The mode of a port of pods, and who says it; a port is a number or the name of one. None where no proxy holds it. */
export function modeOfPods(set: ManifestSet, pods: Pods, target?: number | string): Mtls | undefined {
  if (!mayBeInMesh(pods, set)) return undefined;
  const port = target === undefined ? undefined : (containerPort(pods, target) ?? Number(target));
  const number = Number.isInteger(port) ? port : undefined;
  return isExcluded(pods, number) ? undefined : mtlsOf(set, pods, number);
}

/** The modes behind a port of a Service: those of its pods, or where the set has none, of what it selects. */
export function modesOfPort(set: ManifestSet, service: Manifest<Service>, port: ServicePort): readonly Mtls[] {
  const target = targetOf(port);
  const pods = podsOfService(set, service);
  if (pods.length > 0) return pods.flatMap((one) => modeOfPods(set, one, target) ?? []);
  const { selector, type } = service.object.spec ?? {};
  const namespace = namespaceOf(service.object);
  if (selector === undefined || type === 'ExternalName') return [];
  if (dataPlaneOfNamespace(set, namespace) === 'none') return [];
  return [mtlsOf(set, { namespace, labels: selector }, typeof target === 'number' ? target : undefined)];
}

/** Who says STRICT, if that is the mode behind a port of a Service. */
export const strictOfPort = (set: ManifestSet, service: Manifest<Service>, port: ServicePort): Mtls | undefined =>
  modesOfPort(set, service, port).find(({ mode }) => mode === 'STRICT');

/** The manifest that says a mode, for `related`. */
export const relatedTo = ({ from }: Mtls): readonly Manifest[] => (from === undefined ? [] : [from]);
