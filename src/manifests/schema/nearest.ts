/** Steps of inserting, removing, replacing or swapping letters, at most a limit; more is the limit plus one. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** The name that was probably meant: the same but for its case, or a few letters away. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  // Nobody mistypes a long text into a short name; and the work stays bounded.
  if (name.length > 80) return undefined;
  const lower = name.toLowerCase();
  let best: string | undefined;
  let bestCost = Math.min(3, Math.floor(name.length / 3) + 1) + 1;
  for (const candidate of names) {
    const cost = candidate.toLowerCase() === lower ? 0 : distance(lower, candidate.toLowerCase(), bestCost - 1);
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return best;
}
