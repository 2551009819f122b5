import { isCidr, isIpv4, isIpv6, isStrictlyWithin } from '../../../manifests/core/ip';
import type { Path } from '../../../manifests/path';

/** A block of addresses, or one address, and what is taken out of it. */
export interface Network {
  readonly cidr: string;
  readonly except?: readonly string[];
}

/** One address is a block of one. */
function blockOf(text: string): string | undefined {
  if (isCidr(text)) return text;
  return isIpv6(text) ? `${text}/128` : isIpv4(text) ? `${text}/32` : undefined;
}

/** What cannot be in a list of networks, with its place and why. */
export function* networkProblems(
  networks: readonly Network[],
  at: Path,
): Generator<{ readonly at: Path; readonly value: string; readonly problem: string }> {
  for (const [index, { cidr, except = [] }] of networks.entries()) {
    const block = blockOf(cidr);
    if (block === undefined) yield { at: [...at, index, 'cidr'], value: cidr, problem: 'is no block of addresses' };
    for (const [place, value] of except.entries()) {
      const inner = blockOf(value);
      const where = [...at, index, 'except', place];
      if (inner === undefined) yield { at: where, value, problem: 'is no block of addresses' };
      else if (block !== undefined && !isStrictlyWithin(inner, block))
        yield { at: where, value, problem: `is no smaller part of ${cidr}` };
    }
  }
}
