import { type GroupKind, groupKindOf, type KubernetesObject } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import { kinds } from './kinds';

const pool = [
  'tcp.connectTimeout',
  'tcp.idleTimeout',
  'tcp.maxConnectionDuration',
  'tcp.tcpKeepalive.time',
  'tcp.tcpKeepalive.interval',
  'http.idleTimeout',
  'http.http2KeepAlive.interval',
  'http.http2KeepAlive.timeout',
];

const below = (places: readonly string[], fields: readonly string[]): readonly string[] =>
  places.flatMap((place) => fields.map((field) => `${place}.${field}`));

const policy = [
  ...below(['connectionPool'], pool),
  'outlierDetection.interval',
  'outlierDetection.baseEjectionTime',
  'loadBalancer.warmup.duration',
];

/** The fields that istiod reads as durations of whole milliseconds; * stands for every item of a list. */
const fields: Readonly<Partial<Record<GroupKind, readonly string[]>>> = {
  [kinds.virtualService]: below(
    ['http.*'],
    [
      'timeout',
      'retries.perTryTimeout',
      'retries.backoff',
      'fault.delay.fixedDelay',
      'fault.delay.exponentialDelay',
      'corsPolicy.maxAge',
    ],
  ),
  [kinds.destinationRule]: below(
    [
      'trafficPolicy',
      'trafficPolicy.portLevelSettings.*',
      'subsets.*.trafficPolicy',
      'subsets.*.trafficPolicy.portLevelSettings.*',
    ],
    policy,
  ),
  [kinds.sidecar]: below(['inboundConnectionPool', 'ingress.*.connectionPool'], pool),
  [kinds.requestAuthentication]: ['jwtRules.*.timeout'],
};

/** The fields as a tree, so that what is not there is met once. */
type Tree = readonly { readonly key: string; readonly below?: Tree }[];

const treeOf = (paths: readonly string[]): Tree => {
  const heads = new Map<string, string[]>();
  for (const path of paths) {
    const [head = '', ...rest] = path.split('.');
    heads.set(head, [...(heads.get(head) ?? []), ...(rest.length === 0 ? [] : [rest.join('.')])]);
  }
  return [...heads].map(([key, rest]) => (rest.length === 0 ? { key } : { key, below: treeOf(rest) }));
};

const trees = new Map(Object.entries(fields).map(([kind, paths]) => [kind, treeOf(paths ?? [])]));

/** Takes a duration, and where it stands; the path goes on to the next place. */
type See = (value: string, at: Path) => void;

/** Shows every duration of an object, of which istiod asks whole milliseconds. */
export function eachDuration(object: KubernetesObject & { readonly spec?: unknown }, see: See): void {
  const tree = trees.get(groupKindOf(object));
  if (tree !== undefined) collect(object.spec, tree, ['spec'], see);
}

function collect(value: unknown, tree: Tree, trail: (string | number)[], see: See): void {
  if (typeof value !== 'object' || value === null) return;
  for (const { key, below } of tree) {
    if (key === '*') {
      if (!Array.isArray(value)) continue;
      for (let index = 0; index < value.length; index++) follow(value[index], below, index, trail, see);
    } else {
      const item = (value as Record<string, unknown>)[key];
      if (item !== undefined) follow(item, below, key, trail, see);
    }
  }
}

function follow(
  value: unknown,
  below: Tree | undefined,
  step: string | number,
  trail: (string | number)[],
  see: See,
): void {
  trail.push(step);
  if (below !== undefined) collect(value, below, trail, see);
  else if (typeof value === 'string') see(value, trail);
  trail.pop();
}
