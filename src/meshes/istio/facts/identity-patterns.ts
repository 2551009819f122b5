/** Whether a name is meant by an entry of a policy: exactly, by `*` at one end, or by `*` alone. */
export function isMeant(name: string, entry: string): boolean {
  if (entry === '*') return true;
  if (entry.startsWith('*')) return name.endsWith(entry.slice(1));
  return entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry;
}
