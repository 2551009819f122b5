import type { ServicePort } from '../../../manifests/cluster/kinds';
import { isProtocol } from './scalars/protocol';

/** Values of `appProtocol` that are not the protocol's own name. Source: istio `pkg/config/kube/conversion.go`. */
const applications: Readonly<Record<string, string>> = {
  'kubernetes.io/h2c': 'http2',
  'kubernetes.io/ws': 'http',
  'kubernetes.io/wss': 'https',
};

/** Ports that Istio takes for TCP unless something else is said: mail, DNS, MySQL, MongoDB. */
const tcpPorts: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** The protocol that a Service port says, in lower case: empty where it says none and proxies look at the bytes. */
export function protocolOfPort({ name = '', port, protocol, appProtocol }: ServicePort): string {
  if (protocol === 'UDP') return 'udp';
  if (appProtocol !== undefined) {
    const said = appProtocol.toLowerCase();
    return applications[said] ?? (isProtocol(said) ? said : '');
  }
  const lower = name.toLowerCase();
  // The one protocol with a dash in its name.
  const prefix = lower === 'grpc-web' || lower.startsWith('grpc-web-') ? 'grpc-web' : (lower.split('-')[0] ?? '');
  if (isProtocol(prefix)) return prefix;
  return tcpPorts.has(port) ? 'tcp' : '';
}
