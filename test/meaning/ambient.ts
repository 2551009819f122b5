import {
  type Cluster,
  callerOf,
  endpointsOf,
  type Pod,
  reaches,
  type Service,
  serviceAt,
  workloadPort,
} from './cluster';
import { nameOf, ofKind, specOf, type Written } from './fields';
import { type Objects, objectsOf } from './istio-objects';
import { isAllowed, isPlaintextTaken, selecting } from './istio-policy';
import { podsOf, type Routed, route } from './istio-routes';
import { type Answer, answerOf, type Caller, type Reached, type Reading, type Request } from './meaning';

/**
 * What Istio makes of its objects in ambient mode. ztunnel sees connections: identities, addresses and ports. Requests are seen by a
 * waypoint, where the Service or its namespace names one; the pods then see the identity of the waypoint.
 */

const mode = 'istio.io/dataplane-mode';
const useWaypoint = 'istio.io/use-waypoint';
/** Where ztunnel and waypoints take calls of the mesh. */
const tunnelPort = 15_008;

const isInMesh = (cluster: Cluster, pod: Pod): boolean =>
  (pod.labels[mode] ?? cluster.namespace(pod.namespace)?.metadata.labels?.[mode]) === 'ambient';

interface Gateway {
  readonly gatewayClassName: string;
  readonly listeners?: readonly { readonly port: number; readonly protocol: string }[];
}

/** The waypoint of a Service, as a caller of its pods. */
function waypointOf({ cluster }: Objects, { object, namespace }: Service): Caller | undefined {
  const labels = cluster.namespace(namespace)?.metadata.labels ?? {};
  const name = object.metadata.labels?.[useWaypoint] ?? labels[useWaypoint];
  if (name === undefined || name === 'none') return undefined;
  const gateway = ofKind(cluster.objects, 'Gateway', 'gateway.networking.k8s.io').find(
    ({ metadata }) => metadata.namespace === namespace && metadata.name === name,
  );
  if (gateway === undefined) throw new Error(`${nameOf(object)} names the waypoint ${name}, which is not there`);
  const takes = gateway.metadata.labels?.['istio.io/waypoint-for'] ?? 'service';
  const { gatewayClassName, listeners = [] } = specOf<Gateway>(gateway, ['gatewayClassName', 'listeners']);
  const hasTunnel = listeners.some(({ port, protocol }) => port === tunnelPort && protocol === 'HBONE');
  if (!hasTunnel || gatewayClassName !== 'istio-waypoint' || !['service', 'all'].includes(takes)) {
    throw new Error(`${nameOf(gateway)} is no waypoint of Services`);
  }
  const own = { 'gateway.networking.k8s.io/gateway-name': name };
  return { namespace, serviceAccount: name, labels: own, service: name, address: '10.0.0.20', meshed: true };
}

/** Policies that a waypoint holds for a Service: those that name it or the waypoint. A selector does not reach it. */
const attached = ({ policies }: Objects, { name, namespace }: Service, waypoint: Caller): Objects['policies'] =>
  policies.filter(
    ({ targetRefs = [], home }) =>
      home === namespace &&
      targetRefs.some(
        (ref) =>
          (ref.kind === 'Service' && (ref.group ?? '') === '' && ref.name === name) ||
          (ref.kind === 'Gateway' && ref.name === waypoint.serviceAccount),
      ),
  );

/** What ztunnel does with a connection to a pod. It knows no dry-run. */
function verdict(objects: Objects, caller: Caller, pod: Pod, port: number): Reached['verdict'] {
  const { cluster } = objects;
  if (!isInMesh(cluster, pod)) throw new Error(`${pod.name} is not in the mesh`);
  if (!reaches(cluster, caller, pod, caller.meshed ? tunnelPort : port)) return 'cut off';
  if (!caller.meshed && !isPlaintextTaken(objects, pod, port)) return 'cut off';
  const policies = selecting(objects, pod);
  const dry = policies.find(({ isDryRun }) => isDryRun);
  if (dry !== undefined) throw new Error(`${dry.at} is enforced by ztunnel, which knows no dry-run`);
  return isAllowed(policies, caller, port, undefined) ? 'let in' : 'cut off';
}

/** A waypoint as a pod that callers reach. */
const podOf = ({ namespace, serviceAccount, labels }: Caller): Pod => ({
  name: serviceAccount,
  namespace,
  labels,
  annotations: {},
  serviceAccount,
  ports: [],
});

function throughWaypoint(
  objects: Objects,
  caller: Caller,
  waypoint: Caller,
  service: Service,
  port: number,
  request: Request,
): Answer {
  if (!reaches(objects.cluster, caller, podOf(waypoint), tunnelPort)) return 'cut off';
  if (!isAllowed(attached(objects, service, waypoint), caller, port, request)) return 'denied';
  const routed: Routed = route(objects, waypoint.namespace, service, port, request);
  if (routed === 'not routed') return routed;
  const reached = routed.backends.flatMap((backend) => {
    const pods = podsOf(objects, waypoint.namespace, backend);
    return pods.map((pod): Reached => {
      const target = workloadPort(backend.service, backend.port, pod);
      return {
        version: pod.name,
        share: backend.share / pods.length,
        verdict: verdict(objects, waypoint, pod, target),
      };
    });
  });
  return answerOf(reached, { timeout: routed.timeout, again: routed.again });
}

/** What the objects say to Istio in ambient mode. */
export function readAmbient(written: readonly Written[]): Reading {
  const strange = written.find(({ kind, apiVersion }) => /Route$/.test(kind) && apiVersion.startsWith('gateway.'));
  if (strange !== undefined) throw new Error(`the reading does not know ${nameOf(strange)}`);
  const objects = objectsOf(written);
  const { cluster } = objects;
  return ({ from, to, request }) => {
    const caller = callerOf(cluster, from, (pod) => isInMesh(cluster, pod));
    const service = serviceAt(cluster, to.namespace, to.name);
    const waypoint = caller.meshed ? waypointOf(objects, service) : undefined;
    if (waypoint !== undefined) return throughWaypoint(objects, caller, waypoint, service, to.port, request);
    const pods = endpointsOf(cluster, service);
    const reached = pods.map((pod): Reached => {
      const port = workloadPort(service, to.port, pod);
      return { version: pod.name, share: 100 / pods.length, verdict: verdict(objects, caller, pod, port) };
    });
    return answerOf(reached, { timeout: undefined, again: {} });
  };
}
