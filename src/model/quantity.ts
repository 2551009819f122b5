/** Suffixes of Kubernetes quantities from small to large; each is so many times the one before. */
const families = [
  { factor: 1024n, suffixes: ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] },
  { factor: 1000n, suffixes: ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] },
] as const;

/**
 * A quantity as the API server writes it back: no fraction, the largest suffix of its family. Undefined for what is no quantity, or
 * none that can be said without a fraction.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function canonicalQuantity(text: string): string | undefined {
  const [, whole, fraction = '', suffix = ''] = /^(\d+)(?:\.(\d+))?([A-Za-z]{0,2})$/.exec(text) ?? [];
  const { factor, suffixes } = families.find((family) => suffix.endsWith('i') === (family.factor === 1024n))!;
  let at = (suffixes as readonly string[]).indexOf(suffix);
  if (whole === undefined || at < 0) return undefined;
  let amount = BigInt(whole + fraction);
  let divisor = 10n ** BigInt(fraction.length);
  for (; amount % divisor !== 0n; amount *= factor) if (--at < 0) return undefined;
  amount /= divisor;
  divisor = factor;
  while (amount !== 0n && amount % divisor === 0n && at < suffixes.length - 1) {
    amount /= divisor;
    at++;
  }
  return amount === 0n ? '0' : `${amount}${suffixes[at]}`;
}
