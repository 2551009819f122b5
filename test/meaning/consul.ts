import {
  type Cluster,
  callerOf,
  endpointsOf,
  type Pod,
  reaches,
  type Service,
  serviceAt,
  servicesOf,
  workloadPort,
} from './cluster';
import { asLimit, chain, ownTimeout, type Sent } from './consul-chain';
import { isIntended } from './consul-intentions';
import { type Objects, objectsOf, protocolOf } from './consul-objects';
import { known, type Written } from './fields';
import { answerOf, type Caller, type Reached, type Reading, type Request } from './meaning';

/** What Consul makes of its config entries: the chain on the caller's side, intentions on the other. */

const annotation = (name: string): string => `consul.hashicorp.com/${name}`;

/** A pod is the Service that selects it, unless it says which. */
function consulName(cluster: Cluster, pod: Pod): string {
  const said = pod.annotations[annotation('connect-service')] ?? pod.annotations[annotation('kubernetes-service')];
  if (said !== undefined) return said;
  const ignore = annotation('service-ignore');
  const selecting = servicesOf(cluster, pod).filter(({ object }) => object.metadata.labels?.[ignore] !== 'true');
  if (selecting.length !== 1) throw new Error(`${selecting.length} Services select ${pod.name}`);
  return selecting[0]!.name;
}

const isMeshed = ({ annotations }: Pod): boolean => annotations[annotation('connect-inject')] === 'true';

/** Meshed calls arrive at the proxy's public listener. */
const proxyPort = 20_000;

function verdict(
  objects: Objects,
  caller: Caller,
  source: string,
  pod: Pod,
  port: number,
  request: Request,
  otherwise: boolean,
): Reached['verdict'] {
  const { cluster, defaults, proxyDefaults, isPermissiveAllowed } = objects;
  if (!isMeshed(pod)) throw new Error(`${pod.name} has no proxy`);
  const name = consulName(cluster, pod);
  // what else it can say would change timeouts and limits
  const config: unknown = JSON.parse(pod.annotations[annotation('proxy-config-map')] ?? '{}');
  known<{ local_idle_timeout_ms?: number }>(config, ['local_idle_timeout_ms'], `${pod.name}, proxy-config-map`);
  if (!reaches(cluster, caller, pod, caller.meshed ? proxyPort : port)) return 'cut off';
  const mode = defaults.get(name)?.mutualTLSMode ?? proxyDefaults.mutualTLSMode ?? 'strict';
  if (mode !== 'permissive' && mode !== 'strict') throw new Error(`the reading does not know the mode ${mode}`);
  if (mode === 'permissive' && !isPermissiveAllowed)
    throw new Error(`${name} is permissive, and the Mesh does not allow it`);
  // intentions do not see plaintext
  if (!caller.meshed) return mode === 'permissive' ? 'let in' : 'cut off';
  if (isIntended(objects, source, name, request, otherwise)) return 'let in';
  return protocolOf(objects, name) === 'tcp' ? 'cut off' : 'denied';
}

/** The callee's proxy cuts too; 0 reads as unset. */
const ownLimit = ({ defaults }: Objects, name: string): number | undefined =>
  asLimit(defaults.get(name)?.localRequestTimeoutMs || ownTimeout);

/** What the objects say to Consul, whose agents let in or deny what no intention is about. */
export function readConsul(written: readonly Written[], otherwise: 'allow' | 'deny'): Reading {
  const objects = objectsOf(written);
  const { cluster } = objects;
  const serviceNamed = (name: string): Service => {
    const found = cluster.services.filter((service) => service.name === name);
    return found.length === 1 ? found[0]! : serviceAt(cluster, 'the mesh', name);
  };
  return ({ from, to, request }) => {
    const caller = callerOf(cluster, from, isMeshed);
    const source = caller.pod === undefined ? caller.service : consulName(cluster, caller.pod);
    const dialled = serviceAt(cluster, to.namespace, to.name);
    const sent: Sent = caller.meshed
      ? chain(objects, to.name, request)
      : { targets: [{ service: dialled.name, share: 100 }], timeout: undefined, again: {} };
    const reached = sent.targets.flatMap(({ service, share }) => {
      const target = serviceNamed(service);
      const pods = endpointsOf(cluster, target);
      return pods.map((pod): Reached => {
        const port = workloadPort(target, to.port, pod);
        const said = verdict(objects, caller, source, pod, port, request, otherwise === 'allow');
        const timeout = caller.meshed ? ownLimit(objects, consulName(cluster, pod)) : undefined;
        return { version: pod.name, share: share / pods.length, verdict: said, timeout };
      });
    });
    return answerOf(reached, sent);
  };
}
