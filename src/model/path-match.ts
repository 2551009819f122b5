/** Which request paths are meant. One matcher serves routes and allow rules, so what routes is what is allowed. */
export interface PathMatch {
  readonly kind: 'Exact' | 'Prefix' | 'Template';
  readonly value: string;
}

/** The path itself and nothing below it; a plain string means the same. */
export const exact = (path: string): PathMatch => Object.freeze({ kind: 'Exact', value: path });

/** The path and everything below it, by segment: `prefix('/payments')` meets `/payments/7`, not `/payments-old`. */
export const prefix = (path: string): PathMatch => Object.freeze({ kind: 'Prefix', value: path });

/** A path with one-segment holes: `template('/payments/{id}')` meets `/payments/7`, not `/payments/7/refunds`. */
export const template = (path: string): PathMatch => Object.freeze({ kind: 'Template', value: path });

const segments = (path: PathMatch): readonly string[] => path.value.split('/').filter((s) => s !== '');
const isHole = (segment: string): boolean => segment.startsWith('{');
/** A trailing slash is another path: RFC 3986 does not equate them, and neither do proxies. */
const trailing = (path: PathMatch): boolean => path.kind !== 'Prefix' && path.value.endsWith('/');

/** Why a path cannot be used, or undefined. */
export function pathProblem(path: PathMatch): string | undefined {
  const { kind, value } = path;
  if (!value.startsWith('/')) return 'a path begins with /';
  if (/[?#\s]/.test(value)) return 'a path ends before ? and #, and has no white space';
  if (value.includes('*')) return '* would be a wildcard to the mesh; say prefix() or template()';
  if (value.includes('//')) return 'an empty segment is normalized away before it is matched';
  if (/(^|\/)\.\.?(\/|$)/.test(value)) return '. and .. are resolved away before they are matched';
  if (kind === 'Prefix' && value !== '/' && value.endsWith('/')) return 'a prefix goes by segment and ends without /';
  const holes = segments(path).filter((s) => /[{}]/.test(s));
  if (kind !== 'Template') return holes.length > 0 ? 'holes need template()' : undefined;
  if (holes.length === 0) return 'a template has at least one {hole}';
  return holes.every((s) => /^\{\w+\}$/.test(s)) ? undefined : 'a hole is a whole segment, such as {id}';
}

/** Whether every path that `inner` meets is met by `outer`. */
export function covers(outer: PathMatch, inner: PathMatch): boolean {
  const out = segments(outer);
  const inn = segments(inner);
  const meets = out.every((s, i) => inn[i] !== undefined && (s === inn[i] || (isHole(s) && outer.kind === 'Template')));
  if (outer.kind === 'Prefix') return meets && out.every((s, i) => s === inn[i]);
  return inner.kind !== 'Prefix' && meets && out.length === inn.length && trailing(outer) === trailing(inner);
}

/** Whether some path is met by both. */
export function overlaps(a: PathMatch, b: PathMatch): boolean {
  const left = segments(a);
  const right = segments(b);
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    if (left[i] !== right[i] && !isHole(left[i]!) && !isHole(right[i]!)) return false;
  }
  const reaches = (p: PathMatch, own: number, other: number): boolean =>
    own === other || (p.kind === 'Prefix' && own < other);
  const lengths = reaches(a, left.length, right.length) || reaches(b, right.length, left.length);
  const ends = a.kind === 'Prefix' || b.kind === 'Prefix' || trailing(a) === trailing(b);
  return lengths && ends;
}

const rank = { Exact: 0, Template: 1, Prefix: 2 } as const;
const literals = (path: PathMatch): number => segments(path).filter((s) => !isHole(s)).length;
/** How a hole is called makes nothing more specific. */
const size = (path: PathMatch): number => path.value.replace(/\{\w+\}/g, '{}').length;

/** Most specific first, as in Gateway API: exact, then templates, then the longer prefix. */
export const comparePaths = (a: PathMatch, b: PathMatch): number =>
  rank[a.kind] - rank[b.kind] || literals(b) - literals(a) || size(b) - size(a);

/** The path in a message, as a user would write it. */
export const showPath = (path: PathMatch): string =>
  path.kind === 'Prefix' ? `${path.value.replace(/\/$/, '')}/**` : path.value;
