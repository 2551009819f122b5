/** What istiod has against a locality, in words: `region`, `region/zone` or `region/zone/subzone`, whose end may be a `*`. */
export function localityProblem(locality: string): string | undefined {
  const star = locality.indexOf('*');
  if (star !== -1 && star !== locality.length - 1) return 'has a * that is not its end';
  return segmentsOf(locality).includes('') ? 'has an empty part' : undefined;
}

function segmentsOf(locality: string): readonly string[] {
  const [region = '', zone, ...rest] = locality.split('/');
  if (zone === undefined) return [region];
  return rest.length === 0 ? [region, zone] : [region, zone, rest.join('/')];
}

const withoutStar = (segments: readonly string[]): readonly string[] =>
  segments.at(-1) === '*' ? segments.slice(0, -1) : segments;

const startsWith = (segments: readonly string[], start: readonly string[]): boolean =>
  start.length <= segments.length && start.every((segment, index) => segment === segments[index]);

/** Whether istiod finds that a locality overlaps with one that stands before it. A `*` may follow what it covers, but not precede it. */
export function overlapsEarlier(later: string, earlier: string): boolean {
  const [after, before] = [segmentsOf(later), withoutStar(segmentsOf(earlier))];
  if (startsWith(withoutStar(after), before)) return true;
  return after.at(-1) !== '*' && startsWith(before, after);
}
