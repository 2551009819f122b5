import { type Cluster, callerOf, type Pod, reaches, serviceAt, workloadPort } from './cluster';
import type { Written } from './fields';
import { type Objects, objectsOf } from './istio-objects';
import { isAllowed, isPlaintextTaken, selecting } from './istio-policy';
import { podsOf, type Routed, route } from './istio-routes';
import { answerOf, type Caller, type Reached, type Reading, type Request } from './meaning';

/** What Istio with sidecars makes of its objects. The mesh is PERMISSIVE and has no objects in its root namespace. */

/** Whether a pod has a sidecar, by its own label or that of its namespace. */
function isInjected(cluster: Cluster, pod: Pod): boolean {
  const labels = cluster.namespace(pod.namespace)?.metadata.labels ?? {};
  const own = pod.labels['sidecar.istio.io/inject'];
  return own === undefined ? labels['istio-injection'] === 'enabled' || 'istio.io/rev' in labels : own === 'true';
}

function verdict(objects: Objects, caller: Caller, pod: Pod, port: number, request: Request): Reached['verdict'] {
  if (!isInjected(objects.cluster, pod)) throw new Error(`${pod.name} has no sidecar`);
  if (!reaches(objects.cluster, caller, pod, port)) return 'cut off';
  if (!caller.meshed && !isPlaintextTaken(objects, pod, port)) return 'cut off';
  return isAllowed(selecting(objects, pod), caller, port, request) ? 'let in' : 'denied';
}

/** What the objects say to Istio with sidecars. */
export function readIstio(written: readonly Written[]): Reading {
  const objects = objectsOf(written);
  const { cluster } = objects;
  return ({ from, to, request }) => {
    const caller = callerOf(cluster, from, (pod) => isInjected(cluster, pod));
    const service = serviceAt(cluster, to.namespace, to.name);
    const plain: Routed = { backends: [{ service, port: to.port, share: 100 }], again: {} };
    const routed = caller.meshed ? route(objects, caller.namespace, service, to.port, request) : plain;
    if (routed === 'not routed') return routed;
    const reached = routed.backends.flatMap((backend) => {
      const pods = podsOf(objects, caller.namespace, backend);
      return pods.map((pod) => {
        const port = workloadPort(backend.service, backend.port, pod);
        const share = backend.share / pods.length;
        return { version: pod.name, share, verdict: verdict(objects, caller, pod, port, request) };
      });
    });
    return answerOf(reached, { timeout: routed.timeout, again: routed.again });
  };
}
