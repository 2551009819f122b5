import { isDnsLabel } from './dns-label';
import { isFqdn } from './domain';

/** What istiod says of names of gateways. It reads no further than the first without a namespace, which may be `mesh`; nor does this. */
export function* gatewayNameProblems(names: readonly string[]) {
  for (const [index, name] of names.entries()) {
    const slash = name.indexOf('/');
    if (slash === -1) {
      if (!isFqdn(name)) yield { index, problem: 'is not a name' };
      return;
    }
    const [namespace, own] = [name.slice(0, slash), name.slice(slash + 1)];
    if (!isDnsLabel(namespace)) yield { index, problem: `has no namespace before the slash` };
    if (!isDnsLabel(own)) yield { index, problem: 'has no DNS label after the slash' };
  }
}

/** The old form, `<name>.<namespace>.svc.cluster.local`, in today's; undefined for what is not of it. */
export function modernGatewayName(name: string): string | undefined {
  if (name.includes('/') || !name.includes('.')) return undefined;
  const [own, namespace] = name.split('.');
  return `${namespace}/${own}`;
}
