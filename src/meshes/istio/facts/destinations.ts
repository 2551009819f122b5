import type { ManifestSet } from '../../../manifests/set';
import { fqdn } from './hosts';
import { type Host, hostsNamed } from './registry';
import type { Destination as Said } from './routes';

/** Where a route goes to, as far as it is said. */
export type Destination = Partial<Said>;

/** The hosts that a destination of an object in a namespace means. */
export const hostsOfDestination = ({ host }: Destination, namespace: string, set: ManifestSet): readonly Host[] =>
  host === undefined ? [] : hostsNamed(set, fqdn(host, namespace, set.settings.clusterDomain));

const isGrpc = (protocol: string): boolean =>
  protocol.toLowerCase() === 'grpc' || protocol.toLowerCase() === 'grpc-web';
/** HTTP/2 may carry gRPC, and what says nothing may be anything. */
const mayBeGrpc = (protocol: string): boolean =>
  ['', 'http2', 'h2c', 'kubernetes.io/h2c'].includes(protocol.toLowerCase());

/** Whether gRPC is spoken there, as the ports of the set say it. */
export function speaksGrpc(
  destination: Destination | undefined,
  namespace: string,
  set: ManifestSet,
): boolean | 'unknown' {
  const ports = (destination === undefined ? [] : hostsOfDestination(destination, namespace, set))
    .flatMap((host) => host.ports)
    .filter(({ number }) => (destination?.port?.number ?? number) === number);
  if (ports.some(({ protocol }) => isGrpc(protocol))) return true;
  return ports.length === 0 || ports.some(({ protocol }) => mayBeGrpc(protocol)) ? 'unknown' : false;
}
