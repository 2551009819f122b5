import { captureStderr, manifestsOf, treeOf } from '../synth/harness';
import { programOf } from './build';
import { example, exampleRequests } from './example';
import type { Written } from './fields';
import { type Entry, meshes } from './meshes';
import { everybodyAsks } from './questions';

captureStderr();
jest.setTimeout(300_000);

/** A reading that saw nothing would agree with any other: whatever is changed in the objects must change an answer. */

/** Labels and annotations that a mesh reads. */
const ownNames = /linkerd\.io\/|istio\.io\/|consul\.hashicorp\.com\//;
const groups = /^(networking|security)\.istio\.io|^gateway\.networking|^policy\.linkerd|^consul\.hashicorp/;
const plan = example('authorize');
const questions = ['web', 'orders'].flatMap((name) => everybodyAsks(plan, name, exampleRequests));

/** An answer, or why there is none. */
function told(answer: () => unknown): string {
  try {
    return JSON.stringify(answer());
  } catch (error) {
    return String(error);
  }
}

/** Whether objects are refused by the reading, or answer some question otherwise. */
function isNoticed({ read }: Entry, objects: readonly Written[], before: readonly string[]): boolean {
  try {
    const reading = read(objects);
    return questions.some((question, at) => told(() => reading(question)) !== before[at]);
  } catch {
    return true;
  }
}

type Path = readonly (string | number)[];

/** Every text, number and truth value of an object, by its path. */
function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, one]) =>
    leavesOf(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : `x${String(value)}`;
}

/** The same with something else in one place, or with nothing there. */
function changed(value: unknown, [name, ...rest]: Path, into: (held: unknown) => unknown): unknown {
  if (name === undefined) return into(value);
  if (Array.isArray(value)) return value.map((one, at) => (at === name ? changed(one, rest, into) : one));
  const held = value as Readonly<Record<string, unknown>>;
  return { ...held, [name]: changed(held[name], rest, into) };
}

/** YAML has no undefined. */
const without = (object: Written, path: Path): Written =>
  JSON.parse(JSON.stringify(changed(object, path, () => undefined))) as Written;

/** A field of a mesh's own object, or a label or annotation that is the mesh's. */
const isOfMesh = ({ apiVersion }: Written, path: Path): boolean =>
  path[0] === 'spec' && groups.test(apiVersion) ? true : path.some((part) => ownNames.test(String(part)));

const virtualService = ['VirtualService spec.http.name', 'VirtualService spec.http.retries.backoff'];
/** Who gets a request among the pods of a version is no part of the meaning that is read, nor are limits and breakers. */
const destinationRule = [
  'exportTo',
  'host',
  'trafficPolicy.loadBalancer.localityLbSetting.enabled',
  'trafficPolicy.loadBalancer.simple',
].map((field) => `DestinationRule spec.${field}`);
const onPods = (prefix: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `Deployment spec.template.metadata.annotations.${prefix}${name}`);

/** Fields that say nothing of who may call, where to, how long and how often, as `Kind field.field`; the others are noticed. */
const silent: Readonly<Record<Entry['name'], readonly string[]>> = {
  Istio: [...virtualService, ...destinationRule, ...onPods('proxy.istio.io/', ['config'])],
  'Istio ambient': [
    ...virtualService,
    ...destinationRule,
    'Gateway spec.listeners.allowedRoutes.namespaces.from',
    'Gateway spec.listeners.name',
    'Service metadata.labels.istio.io/ingress-use-waypoint',
  ],
  // the default policy is that of ports without a Server, and here every port has one
  Linkerd: [
    'Namespace metadata.annotations.config.linkerd.io/default-inbound-policy',
    ...onPods('config.linkerd.io/', [
      'default-inbound-policy',
      'proxy-await',
      'proxy-enable-native-sidecar',
      'shutdown-grace-period',
    ]),
  ],
  Consul: [
    ...onPods('consul.hashicorp.com/', [
      'connect-service-port',
      'enable-consul-dataplane-as-sidecar',
      'enable-metrics',
      'enable-sidecar-proxy-lifecycle',
      'enable-sidecar-proxy-lifecycle-shutdown-drain-listeners',
      'service-meta-version',
      'sidecar-proxy-lifecycle-shutdown-grace-period-seconds',
    ]),
    ...['maxConcurrentRequests', 'maxConnections', 'maxPendingRequests'].map(
      (limit) => `ServiceDefaults spec.upstreamConfig.defaults.limits.${limit}`,
    ),
    ...['enforcingConsecutive5xx', 'maxEjectionPercent'].map(
      (field) => `ServiceDefaults spec.upstreamConfig.defaults.passiveHealthCheck.${field}`,
    ),
    'ServiceResolver spec.loadBalancer.policy',
    'ServiceRouter spec.routes.destination.idleTimeout',
  ],
};

it.each(meshes.map((entry) => [entry.name, entry] as const))(
  'what is changed in the objects of %s is noticed',
  (name, entry) => {
    const objects = manifestsOf(treeOf(programOf(plan, entry.mesh))) as readonly Written[];
    const reading = entry.read(objects);
    const before = questions.map((question) => told(() => reading(question)));
    const unnoticed = new Set<string>();
    const noticed = new Set<string>();
    objects.forEach((object, at) => {
      for (const path of leavesOf(object)) {
        const field = [object.kind, path.filter((part) => typeof part === 'string').join('.')].join(' ');
        const isKnown = noticed.has(field) || (unnoticed.has(field) && silent[name].includes(field));
        if (isKnown || !isOfMesh(object, path)) continue;
        const instead = [changed(object, path, other) as Written, without(object, path)];
        const isSeen = instead.some((one) => isNoticed(entry, objects.with(at, one), before));
        (isSeen ? noticed : unnoticed).add(field);
      }
    });
    expect(noticed.size).toBeGreaterThan(10);
    expect([...unnoticed].filter((field) => !noticed.has(field)).sort()).toEqual([...silent[name]].sort());
  },
);
