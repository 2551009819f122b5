import { groupBy } from '../../../common/group-by';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { earlier } from './earlier';
import { shareProxies } from './gateway-pods';
import { type Gateway, kinds } from './kinds';
import { isHttpProtocol } from './scalars/protocol';
import type { GatewayServer } from './server-hosts';

/** A server with the Gateway that it is of. */
export interface PlacedServer {
  readonly gateway: Manifest<Gateway>;
  readonly server: GatewayServer;
  readonly index: number;
}

const known = new WeakMap<Manifest<Gateway>, readonly PlacedServer[]>();

/** Made once for a Gateway, so that a server is itself wherever it is met. */
export function serversOf(gateway: Manifest<Gateway>): readonly PlacedServer[] {
  const made =
    known.get(gateway) ?? (gateway.object.spec?.servers ?? []).map((server, index) => ({ gateway, server, index }));
  known.set(gateway, made);
  return made;
}

/** What has to be the same for servers to share a port: all with TLS do, and all for plain HTTP. */
export const sharingOf = ({ server: { port, tls } }: PlacedServer): string => {
  if (isHttpProtocol(port.protocol)) return 'HTTP';
  return tls === undefined ? port.protocol.toUpperCase() : 'TLS';
};

const portOf = ({ server: { port, bind } }: PlacedServer): string => `${port.number} ${bind ?? ''}`;

interface Index {
  readonly order: ReadonlyMap<PlacedServer, number>;
  readonly byHost: ReadonlyMap<string, readonly PlacedServer[]>;
  /** By port, then by what they share it as. */
  readonly bySharing: ReadonlyMap<string, ReadonlyMap<string, readonly PlacedServer[]>>;
}

const hostKeys = (one: PlacedServer): readonly string[] =>
  hostsOfServer(one).map((host) => `${portOf(one)} ${isTlsServer(one)} ${host}`);

function indexOf(set: ManifestSet): Index {
  const all = set.of<Gateway>(kinds.gateway).flatMap((gateway) => serversOf(gateway));
  const byKey = groupBy(
    all.flatMap((one) => hostKeys(one).map((key) => ({ one, key }))),
    ({ key }) => key,
  );
  return {
    order: new Map(all.map((one, place) => [one, place])),
    byHost: new Map([...byKey].map(([key, group]) => [key, group.map(({ one }) => one)])),
    bySharing: new Map([...groupBy(all, portOf)].map(([port, group]) => [port, groupBy(group, sharingOf)])),
  };
}

const shares = (one: PlacedServer, other: PlacedServer): boolean => shareProxies(other.gateway, one.gateway);

/** The first earlier server of the same proxies, port and address, with TLS or without it as this one, that has the host of an index. */
export const earlierWithHost = (set: ManifestSet, one: PlacedServer, host: number): PlacedServer | undefined =>
  earlier(set.derive(indexOf).byHost.get(hostKeys(one)[host]!), one, (other) => shares(one, other));

/** The first earlier server of the same proxies that cannot share its port and address with this one. */
export function earlierUnshared(set: ManifestSet, one: PlacedServer): PlacedServer | undefined {
  const { order, bySharing } = set.derive(indexOf);
  const own = sharingOf(one);
  for (const [sharing, group] of bySharing.get(portOf(one)) ?? []) {
    if (sharing === own && (own === 'HTTP' || own === 'TLS')) continue;
    const found = group.find((other) => shares(one, other));
    if (found !== undefined && order.get(found)! < order.get(one)!) return found;
  }
  return undefined;
}

/** Its hosts, `./` as the namespace that it means. */
export const hostsOfServer = ({ gateway, server }: PlacedServer): readonly string[] =>
  server.hosts.map((host) => (host.startsWith('./') ? namespaceOf(gateway.object) + host.slice(1) : host));

/** Whether the server tells connections apart by SNI; a redirect to HTTPS is plain HTTP. */
export const isTlsServer = ({ server: { port, tls } }: PlacedServer): boolean =>
  tls !== undefined && !isHttpProtocol(port.protocol);
