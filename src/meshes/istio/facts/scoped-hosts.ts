import { isDnsLabel } from './scalars/dns-label';
import { isPartialWildcard, isWildcardDomain } from './scalars/domain';
import { isIp } from './scalars/ip';

/** What istiod has against a host, in words, and how it would take it. */
export interface HostProblem {
  readonly problem: string;
  readonly fix: string;
}

function problemOfName(name: string, mayBeAddress: boolean): HostProblem | undefined {
  if (name === '') return { problem: 'has no name', fix: 'write a DNS name, or * for all' };
  if (name !== '*' && !name.includes('.')) {
    return { problem: 'is a short name', fix: `write the whole name, such as ${name}.shop.svc.cluster.local` };
  }
  if (isPartialWildcard(name)) {
    return { problem: 'has a * that is not the whole first label', fix: 'write * or *.example.com' };
  }
  if (isWildcardDomain(name) || (mayBeAddress && isIp(name))) return undefined;
  return { problem: 'is no DNS name', fix: 'write a name such as shop.example.com, without scheme, port and path' };
}

/** Of a server of a Gateway: `shop.example.com`, or with the namespace whose routes it takes, `shop/*.example.com`. */
export function gatewayHostProblem(host: string): HostProblem | undefined {
  const slash = host.indexOf('/');
  const problem = slash === -1 ? undefined : scopeProblem(host.slice(0, slash));
  return problem ?? problemOfName(host.slice(slash + 1), true);
}

/** Of a listener of a Sidecar for calls out, always with a namespace, which a `~` before it leaves out. */
export function sidecarHostProblem(host: string): HostProblem | undefined {
  const slash = host.indexOf('/');
  if (slash === -1) return { problem: 'has no namespace', fix: `write ./${host}, or */${host} for all namespaces` };
  const scope = host.slice(0, slash);
  // A ~ alone means: nothing.
  const problem = scope === '~' ? undefined : scopeProblem(scope.startsWith('~') ? scope.slice(1) : scope);
  return problem ?? problemOfName(host.slice(slash + 1), false);
}

function scopeProblem(scope: string): HostProblem | undefined {
  if (scope === '*' || scope === '.' || isDnsLabel(scope)) return undefined;
  return { problem: `has '${scope}' for a namespace`, fix: 'write a namespace before /, or . for the own one, or *' };
}
