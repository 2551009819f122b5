import { groupBy } from '../../../common/group-by';
import type { Manifest } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { kinds, type ServiceEntry } from './kinds';

/** A port of a host that a ServiceEntry defines. */
export interface EntryPort {
  readonly manifest: Manifest<ServiceEntry>;
  readonly host: string;
  readonly port: number;
  /** In upper case; what a name begins with where none is said. */
  readonly protocol: string;
  /** Of the port in `spec.ports`. */
  readonly index: number;
}

export function* entryPortsOf(manifest: Manifest<ServiceEntry>): Generator<EntryPort> {
  const { spec } = manifest.object;
  for (const host of spec?.hosts ?? []) {
    for (const [index, { number: port, protocol, name }] of (spec?.ports ?? []).entries()) {
      const said = protocol === undefined || protocol === '' ? (name.split('-')[0] ?? '') : protocol;
      yield { manifest, host, port, protocol: said.toUpperCase(), index };
    }
  }
}

const byHostAndPort = (set: ManifestSet): ReadonlyMap<string, readonly EntryPort[]> =>
  groupBy(
    set.of<ServiceEntry>(kinds.serviceEntry).flatMap((manifest) => [...entryPortsOf(manifest)]),
    ({ host, port }) => `${host}:${port}`,
  );

/** All that define this port of this host. */
export const rivalsOf = (set: ManifestSet, { host, port }: EntryPort): readonly EntryPort[] =>
  set.derive(byHostAndPort).get(`${host}:${port}`) ?? [];

/** The first before a ServiceEntry among rivals that clashes with it. */
export function earlierEntry(
  rivals: readonly EntryPort[],
  one: Manifest<ServiceEntry>,
  clashes: (other: EntryPort) => boolean,
): EntryPort | undefined {
  for (const rival of rivals) {
    if (rival.manifest === one) return undefined;
    if (clashes(rival)) return rival;
  }
  return undefined;
}
