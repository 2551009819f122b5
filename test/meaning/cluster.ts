import { known, nameOf, ofKind, specOf, type Written } from './fields';
import type { Caller, From } from './meaning';

/** What Kubernetes itself makes of the objects: pods, Services and who reaches which port. */

type Labels = Readonly<Record<string, string>>;

export interface Pod {
  /** The name of its Deployment. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly serviceAccount: string;
  readonly ports: readonly { readonly name?: string; readonly containerPort: number }[];
}

export interface Service {
  readonly object: Written;
  readonly name: string;
  readonly namespace: string;
  readonly selector: Labels;
  readonly ports: readonly {
    readonly name?: string;
    readonly port: number;
    readonly targetPort?: number | string;
    readonly appProtocol?: string;
  }[];
}

export interface Cluster {
  readonly objects: readonly Written[];
  readonly pods: readonly Pod[];
  readonly services: readonly Service[];
  readonly namespace: (name: string) => Written | undefined;
  readonly networkPolicies: readonly (NetworkPolicySpec & {
    readonly at: string;
    readonly namespace: string | undefined;
  })[];
}

interface Selector {
  readonly matchLabels?: Labels;
}

/** Whether a label selector means these labels; without one everything is meant. */
export const selects = (selector: unknown, labels: Labels, at: string): boolean =>
  Object.entries(known<Selector>(selector ?? {}, ['matchLabels'], at).matchLabels ?? {}).every(
    ([name, value]) => labels[name] === value,
  );

interface Template {
  readonly metadata: { readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec: {
    readonly serviceAccountName?: string;
    readonly containers: readonly { readonly ports?: Pod['ports'] }[];
  };
}

function podOf(deployment: Written): Pod {
  const { template } = deployment.spec as { template: Template };
  return {
    name: deployment.metadata.name,
    namespace: deployment.metadata.namespace!,
    labels: template.metadata.labels ?? {},
    annotations: template.metadata.annotations ?? {},
    serviceAccount: template.spec.serviceAccountName ?? 'default',
    ports: template.spec.containers.flatMap(({ ports }) => ports ?? []),
  };
}

function serviceOf(object: Written): Service {
  const { selector, ports } = object.spec as { selector: Labels; ports: Service['ports'] };
  return { object, name: object.metadata.name, namespace: object.metadata.namespace!, selector, ports };
}

export function clusterOf(objects: readonly Written[]): Cluster {
  const namespaces = new Map(ofKind(objects, 'Namespace', 'v1').map((object) => [object.metadata.name, object]));
  return {
    objects,
    pods: ofKind(objects, 'Deployment', 'apps').map(podOf),
    services: ofKind(objects, 'Service', 'v1').map(serviceOf),
    namespace: (name) => namespaces.get(name),
    networkPolicies: ofKind(objects, 'NetworkPolicy', 'networking.k8s.io').map((object) => ({
      ...specOf<NetworkPolicySpec>(object, ['podSelector', 'policyTypes', 'ingress', 'egress']),
      at: nameOf(object),
      namespace: object.metadata.namespace,
    })),
  };
}

const isAt =
  (namespace: string, name: string) =>
  (one: Pod | Service): boolean =>
    one.namespace === namespace && one.name === name;

export function serviceAt(cluster: Cluster, namespace: string, name: string): Service {
  const found = cluster.services.find(isAt(namespace, name));
  if (found === undefined) throw new Error(`there is no Service ${namespace}/${name}`);
  return found;
}

/** What is worked out for a cluster and one thing in it is worked out once. */
export function once<K extends object, R>(work: (cluster: Cluster, of: K) => R): (cluster: Cluster, of: K) => R {
  const held = new WeakMap<Cluster, Map<K, R>>();
  return (cluster, of) => {
    const ofCluster = held.get(cluster) ?? new Map<K, R>();
    held.set(cluster, ofCluster);
    if (!ofCluster.has(of)) ofCluster.set(of, work(cluster, of));
    return ofCluster.get(of)!;
  };
}

/** The pods behind a Service. */
export const endpointsOf = once((cluster, { namespace, selector }: Service): readonly Pod[] =>
  cluster.pods.filter(
    (pod) => pod.namespace === namespace && selects({ matchLabels: selector }, pod.labels, 'selector'),
  ),
);

/** The Services that select a pod. */
export const servicesOf = once((cluster, pod: Pod): readonly Service[] =>
  cluster.services.filter((service) => endpointsOf(cluster, service).includes(pod)),
);

/** The port of the pod behind a port of the Service. */
export function workloadPort({ ports, name }: Service, port: number, pod: Pod): number {
  const found = ports.find((one) => one.port === port);
  if (found === undefined) throw new Error(`Service ${name} has no port ${port}`);
  const target = found.targetPort ?? port;
  const byName = pod.ports.find((one) => one.name === target)?.containerPort;
  return typeof target === 'number' ? target : (byName ?? Number.NaN);
}

/** A caller as the mesh's objects make it: whether a pod of the program has a proxy is for `isMeshed` to read. */
export function callerOf(
  cluster: Cluster,
  from: From,
  isMeshed: (pod: Pod) => boolean,
): Caller & { readonly pod?: Pod } {
  if (!('pod' in from)) return from;
  const pod = cluster.pods.find(isAt(from.namespace, from.pod));
  if (pod === undefined) throw new Error(`there is no Deployment ${from.namespace}/${from.pod}`);
  const { namespace, serviceAccount, labels } = pod;
  const [service] = servicesOf(cluster, pod);
  return {
    namespace,
    serviceAccount,
    labels,
    service: service?.name ?? '',
    address: '10.0.0.10',
    meshed: isMeshed(pod),
    pod,
  };
}

const bits = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number.parseInt(part, 10), 0);

/** Whether an IPv4 address lies in a CIDR or is that address. */
export function contains(cidr: string, address: string): boolean {
  if (cidr.includes(':')) return false;
  const [base, length = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor(bits(base!) / size) === Math.floor(bits(address) / size);
}

interface IpBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

export const inBlock = ({ cidr, except = [] }: IpBlock, address: string): boolean =>
  contains(cidr, address) && !except.some((one) => contains(one, address));

interface NetworkPeer {
  readonly namespaceSelector?: unknown;
  readonly podSelector?: unknown;
  readonly ipBlock?: IpBlock;
}

interface IngressRule {
  readonly from?: readonly NetworkPeer[];
  readonly ports?: readonly { readonly port: number; readonly endPort?: number; readonly protocol?: string }[];
}

interface NetworkPolicySpec {
  readonly podSelector: unknown;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly IngressRule[];
  readonly egress?: unknown;
}

function isPeer(value: NetworkPeer, caller: Caller, home: string, at: string): boolean {
  const peer = known<NetworkPeer>(value, ['namespaceSelector', 'podSelector', 'ipBlock'], at);
  if (peer.ipBlock !== undefined) return inBlock(peer.ipBlock, caller.address);
  const spaces = { 'kubernetes.io/metadata.name': caller.namespace };
  const inSpace =
    peer.namespaceSelector === undefined ? caller.namespace === home : selects(peer.namespaceSelector, spaces, at);
  return inSpace && selects(peer.podSelector, caller.labels, at);
}

/** The NetworkPolicies that limit who reaches a pod. */
const limiting = once((cluster, pod: Pod) =>
  cluster.networkPolicies.filter(
    ({ namespace, podSelector, policyTypes = ['Ingress'], at }) =>
      namespace === pod.namespace && policyTypes.includes('Ingress') && selects(podSelector, pod.labels, at),
  ),
);

/** Whether NetworkPolicies let a caller reach a port of a pod; a pod that none selects is open. */
export function reaches(cluster: Cluster, caller: Caller, pod: Pod, port: number): boolean {
  const meets = (rule: IngressRule, at: string): boolean =>
    (rule.from?.some((peer) => isPeer(peer, caller, pod.namespace, at)) ?? true) &&
    (rule.ports?.some((one) => one.port <= port && port <= (one.endPort ?? one.port)) ?? true);
  const selecting = limiting(cluster, pod);
  return selecting.length === 0 || selecting.some(({ ingress = [], at }) => ingress.some((rule) => meets(rule, at)));
}
