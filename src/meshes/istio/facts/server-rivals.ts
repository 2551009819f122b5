import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { groupBy } from '../../../model/group-by';
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

const portOf = ({ server: { port, bind } }: PlacedServer): string => `${port.number} ${bind ?? ''}`;

const byPort = (set: ManifestSet): ReadonlyMap<string, readonly PlacedServer[]> =>
  groupBy(
    set.of<Gateway>(kinds.gateway).flatMap((gateway) => serversOf(gateway)),
    portOf,
  );

const known = new WeakMap<Manifest<Gateway>, readonly PlacedServer[]>();

/** Made once for a Gateway, so that a server is itself wherever it is met. */
export function serversOf(gateway: Manifest<Gateway>): readonly PlacedServer[] {
  const made =
    known.get(gateway) ?? (gateway.object.spec?.servers ?? []).map((server, index) => ({ gateway, server, index }));
  known.set(gateway, made);
  return made;
}

/** The first earlier server on the same port and address of proxies that both Gateways ask for, that clashes in a way. */
export function earlierServer(
  set: ManifestSet,
  one: PlacedServer,
  clashes: (other: PlacedServer) => boolean,
): PlacedServer | undefined {
  for (const other of set.derive(byPort).get(portOf(one)) ?? []) {
    if (other === one) return undefined;
    if (shareProxies(other.gateway, one.gateway) && clashes(other)) return other;
  }
  return undefined;
}

/** Its hosts, `./` as the namespace that it means. */
export const hostsOfServer = ({ gateway, server }: PlacedServer): readonly string[] =>
  server.hosts.map((host) => (host.startsWith('./') ? namespaceOf(gateway.object) + host.slice(1) : host));

/** Whether the server tells connections apart by SNI; a redirect to HTTPS is plain HTTP. */
export const isTlsServer = ({ server: { port, tls } }: PlacedServer): boolean =>
  tls !== undefined && !isHttpProtocol(port.protocol);
