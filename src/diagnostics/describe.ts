/** What a value is, in words. Never by its own toString, which may be missing or throw. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text '${value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return `the ${typeof value} ${String(value)}`;
  const name: unknown = value.constructor?.name;
  return typeof name !== 'string' || name === 'Object' ? 'a plain object' : `a ${name}`;
}

/** A text as it is, and what else it is in words. */
export const textOrKind = (value: unknown): string => (typeof value === 'string' ? value : describe(value));
