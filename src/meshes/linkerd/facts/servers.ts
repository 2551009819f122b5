import type { Labels } from '../../../manifests/cluster/kinds';
import { selects } from '../../../manifests/cluster/selector';
import { type Pods, podsWith } from '../../../manifests/cluster/workloads';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { kinds, type Server } from './kinds';

/** The pods of the set that a Server is for; none for external workloads. */
export function podsOfServer(set: ManifestSet, { object }: Manifest<Server>): readonly Pods[] {
  const selector = object.spec?.podSelector;
  if (selector === undefined) return [];
  const matchLabels = (selector.matchLabels ?? {}) as Labels;
  const pods = podsWith(set, namespaceOf(object), matchLabels);
  return selector.matchExpressions === undefined
    ? pods
    : pods.filter(({ labels }) => selects({ ...selector, matchLabels }, labels));
}

/** The number of a port of pods; a name that no container has is none. */
export function portOn({ spec }: Pods, port: number | string): number | undefined {
  if (typeof port === 'number') return port;
  const all = [...(spec.containers ?? []), ...(spec.initContainers ?? [])].flatMap(({ ports = [] }) => ports);
  return all.find(({ name }) => name === port)?.containerPort;
}

type Rivals = ReadonlyMap<string, readonly Manifest<Server>[]>;

/** Servers by what they are for: a port of pods of the set, and a port of a selector as it is written. */
const byPlace = (
  set: ManifestSet,
): { readonly places: Rivals; readonly of: ReadonlyMap<Manifest<Server>, Set<string>> } => {
  const places = new Map<string, Manifest<Server>[]>();
  const of = new Map<Manifest<Server>, Set<string>>();
  const numbers = new Map<Pods, number>();
  for (const server of set.of<Server>(kinds.server)) {
    const { podSelector, port } = server.object.spec!;
    const own = new Set<string>();
    if (podSelector !== undefined)
      own.add(`${namespaceOf(server.object)} ${JSON.stringify(podSelector)} ${String(port)}`);
    for (const pods of podsOfServer(set, server)) {
      if (!numbers.has(pods)) numbers.set(pods, numbers.size);
      const number = portOn(pods, port);
      if (number !== undefined) own.add(`pods ${numbers.get(pods)} ${number}`);
    }
    of.set(server, own);
    for (const place of own) places.set(place, [...(places.get(place) ?? []), server]);
  }
  return { places, of };
};

/** Other Servers for a port of the same pods, in the order of the set. */
export function rivalsOf(set: ManifestSet, server: Manifest<Server>): readonly Manifest<Server>[] {
  const { places, of } = set.derive(byPlace);
  const all = [...(of.get(server) ?? [])].flatMap((place) => places.get(place) ?? []);
  return [...new Set(all)].filter((one) => one !== server);
}
