import { groupBy } from '../../../common/group-by';
import type { Service } from '../../../manifests/cluster/kinds';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { overlaps } from './hosts';
import { kinds, type ServiceEntry } from './kinds';
import { oncePerName } from './once-per-name';

export interface HostPort {
  readonly number: number;
  readonly name: string;
  /** As it is written: `appProtocol`, the protocol of a ServiceEntry, or the beginning of the port's name. */
  readonly protocol: string;
}

/** A host that proxies know: a Service, or a host of a ServiceEntry. */
export interface Host {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly HostPort[];
  readonly manifest: Manifest<Service> | Manifest<ServiceEntry>;
  readonly isService: boolean;
}

function hostOfService(manifest: Manifest<Service>, clusterDomain: string): Host {
  const { metadata, spec } = manifest.object;
  const namespace = namespaceOf(manifest.object);
  const ports = (spec?.ports ?? []).map(({ port, name = '', appProtocol, protocol }) => ({
    number: port,
    name,
    protocol: protocol === 'UDP' ? 'udp' : (appProtocol ?? name.split('-')[0] ?? ''),
  }));
  return { name: `${metadata.name}.${namespace}.svc.${clusterDomain}`, namespace, ports, manifest, isService: true };
}

function hostsOfEntry(manifest: Manifest<ServiceEntry>): readonly Host[] {
  const { spec } = manifest.object;
  const ports = (spec?.ports ?? []).map(({ number, name, protocol }) => ({
    number,
    name,
    protocol: protocol ?? name.split('-')[0] ?? '',
  }));
  const namespace = namespaceOf(manifest.object);
  return (spec?.hosts ?? []).map((name) => ({ name, namespace, ports, manifest, isService: false }));
}

/** Every host of the set, Services first. */
export const hostsOf = (set: ManifestSet): readonly Host[] => set.derive(allHosts);

function allHosts(set: ManifestSet): readonly Host[] {
  return [
    ...set.of<Service>('/Service').map((manifest) => hostOfService(manifest, set.settings.clusterDomain)),
    ...set.of<ServiceEntry>(kinds.serviceEntry).flatMap(hostsOfEntry),
  ];
}

interface Index {
  readonly exact: ReadonlyMap<string, readonly Host[]>;
  readonly wild: readonly Host[];
}

const isWild = ({ name }: Host): boolean => name.startsWith('*');

const indexOf = (set: ManifestSet): Index => ({
  exact: groupBy(hostsOf(set), (host) => (isWild(host) ? undefined : host.name)),
  wild: hostsOf(set).filter(isWild),
});

/** The hosts that a name stands for, whoever may see them. Names are full ones, see `fqdn`. */
export const hostsNamed = oncePerName((set, name): readonly Host[] => {
  const { exact, wild } = set.derive(indexOf);
  const known = name.startsWith('*')
    ? hostsOf(set).filter((host) => !isWild(host) && overlaps(host.name, name))
    : (exact.get(name) ?? []);
  const wider = wild.filter((host) => overlaps(host.name, name));
  return wider.length === 0 ? known : [...known, ...wider];
});

/** The namespace of a host of this cluster, such as `payments.shop.svc.cluster.local`; undefined for the hosts of others. */
export function namespaceOfHost(name: string, clusterDomain: string): string | undefined {
  const suffix = `.svc.${clusterDomain}`;
  return name.endsWith(suffix) ? name.slice(0, -suffix.length).split('.').at(-1) : undefined;
}
