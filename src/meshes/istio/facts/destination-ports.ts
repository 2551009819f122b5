import type { ManifestSet } from '../../../manifests/set';
import { fqdn } from './hosts';
import { type Host, type HostPort, hostsNamed } from './registry';
import type { Destination } from './routes';

/** The hosts of the set that a destination in an object of a namespace means. */
export const hostsOfDestination = ({ host }: Destination, namespace: string, set: ManifestSet): readonly Host[] =>
  host === undefined ? [] : hostsNamed(set, fqdn(host, namespace, set.settings.clusterDomain));

/** The ports that a destination may mean: the one that it names, else all. */
function portsOfDestination(destination: Destination, namespace: string, set: ManifestSet): readonly HostPort[] {
  const ports = hostsOfDestination(destination, namespace, set).flatMap((host) => host.ports);
  const number = destination.port?.number;
  return number === undefined ? ports : ports.filter((port) => port.number === number);
}

const withoutGrpc: ReadonlySet<string> = new Set(['http', 'https', 'tcp', 'tls']);

/** Whether gRPC is called there; 'unknown' where the set does not tell: HTTP/2 may carry it, and so may a port that says nothing. */
export function speaksGrpc(destination: Destination, namespace: string, set: ManifestSet): boolean | 'unknown' {
  const protocols = portsOfDestination(destination, namespace, set).map(({ protocol }) => protocol.toLowerCase());
  if (protocols.some((protocol) => protocol.startsWith('grpc'))) return true;
  return protocols.length > 0 && protocols.every((protocol) => withoutGrpc.has(protocol)) ? false : 'unknown';
}
