const form = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d{1,9})?$/;

/** Amounts of resources, `500m` or `128Mi`, as Kubernetes reads them. */
export const isQuantity = (text: string): boolean => form.test(text.trim());

export const isNegative = (text: string): boolean =>
  text.trim().startsWith('-') && /[1-9]/.test(text.replace(/[eE].*$/, ''));

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The amount as a number, near enough to compare. */
export function amountOf(quantity: string | number): number {
  const [, sign, digits, suffix = ''] = form.exec(String(quantity).trim()) ?? [];
  if (digits === undefined) return Number.NaN;
  const factor = /^[eE]/.test(suffix) && suffix.length > 1 ? 10 ** Number(suffix.slice(1)) : (factors[suffix] ?? 1);
  return Number(digits) * factor * (sign === '-' ? -1 : 1);
}
