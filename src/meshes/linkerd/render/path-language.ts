import { exact, type PathMatch, prefix, template } from '../../../model/path-match';
import { literal } from '../../shared/render/patterns';

/** A path by its segments; a hole is undefined, a trailing slash an empty segment. */
interface Segments {
  readonly segments: readonly (string | undefined)[];
  /** Whether what lies below is met too. */
  readonly below: boolean;
}

const hole = '{_}';

function segmentsOf({ kind, value }: PathMatch): Segments {
  const segments = kind === 'Prefix' && value === '/' ? [] : value.slice(1).split('/');
  return { segments: segments.map((one) => (/^\{\w+\}$/.test(one) ? undefined : one)), below: kind === 'Prefix' };
}

function pathOf({ segments, below }: Segments): PathMatch {
  const value = `/${segments.map((one) => one ?? hole).join('/')}`;
  if (below) return prefix(value);
  return segments.includes(undefined) ? template(value) : exact(value);
}

/** The same path, with holes that are called alike. */
export const canonical = (path: PathMatch): PathMatch => pathOf(segmentsOf(path));

const fits = (wanted: string | undefined, segment: string | undefined): boolean =>
  wanted === undefined ? segment !== '' : wanted === segment;

/** The paths that both meet; undefined where there are none. */
export function intersection(a: PathMatch, b: PathMatch): PathMatch | undefined {
  const [one, other] = [segmentsOf(a), segmentsOf(b)];
  const [short, long] = one.segments.length <= other.segments.length ? [one, other] : [other, one];
  if (short.segments.length < long.segments.length && !short.below) return undefined;
  const merged: (string | undefined)[] = [];
  for (const [place, segment] of long.segments.entries()) {
    const wanted = place < short.segments.length ? short.segments[place] : segment;
    if (!fits(wanted, segment) && !fits(segment, wanted)) return undefined;
    merged.push(segment ?? wanted);
  }
  return pathOf({ segments: merged, below: one.below && other.below });
}

const inClass = (character: string): string => character.replace(/[\\\][^&~-]/g, '\\$&');
const either = (ways: readonly string[]): string => (ways.length === 1 ? ways[0]! : `(?:${ways.join('|')})`);

/** A segment that is none of these words, by its first letter, then its second, …: the syntax cannot say "not". */
function otherThan(words: readonly string[]): string {
  if (words.length === 0) return '[^/]*';
  const firsts = [...new Set(words.filter((word) => word !== '').map((word) => word[0]!))].sort();
  if (firsts.length === 0) return '[^/]+';
  const ways = [
    `[^/${firsts.map(inClass).join('')}][^/]*`,
    ...firsts.map((first) => {
      const rest = words.filter((word) => word[0] === first).map((word) => word.slice(1));
      return `${literal(first)}${otherThan(rest)}`;
    }),
  ];
  return words.includes('') ? either(ways) : `(?:${ways.join('|')})?`;
}

const tail = ({ segments, below }: Segments): Segments => ({ segments: segments.slice(1), below });

/** Ways on behind one segment: each word that an exception names, and any other one. */
function ways(exceptions: readonly Segments[], rest: Segments, isHole: boolean): readonly string[] {
  const heads = exceptions.map(({ segments }) => segments[0]);
  const hasHoles = heads.includes(undefined);
  const words = [...new Set(heads.filter((head) => head !== undefined))]
    .filter((word) => !isHole || word !== '')
    .sort();
  const named = words.flatMap((word) => {
    const those = exceptions.filter(({ segments }) => fits(segments[0], word)).map(tail);
    const way = without(rest, those);
    return way === undefined ? [] : [`/${literal(word)}${way}`];
  });
  const empty = !isHole && hasHoles && !words.includes('') ? without(rest, []) : undefined;
  const others = without(rest, exceptions.filter(({ segments }) => segments[0] === undefined).map(tail));
  const left = hasHoles || isHole ? ['', ...words] : words;
  return [
    ...named,
    ...(empty === undefined ? [] : [`/${empty}`]),
    ...(others === undefined ? [] : [`/${otherThan(left)}${others}`]),
  ];
}

function without(path: Segments, exceptions: readonly Segments[]): string | undefined {
  const [first] = path.segments;
  if (path.segments.length === 0) {
    const ended = exceptions.filter(({ segments }) => segments.length === 0);
    if (!path.below) return ended.length > 0 ? undefined : '';
    if (ended.some(({ below }) => below)) return undefined;
    if (exceptions.length === 0) return '(?:/.*)?';
    const further = ways(
      exceptions.filter(({ segments }) => segments.length > 0),
      path,
      false,
    );
    return ended.length > 0 ? either(further) : `(?:${further.join('|')})?`;
  }
  if (first === undefined) {
    const found = exceptions.length === 0 ? [`/[^/]+${without(tail(path), [])}`] : ways(exceptions, tail(path), true);
    return found.length === 0 ? undefined : either(found);
  }
  const way = without(tail(path), exceptions.filter(({ segments }) => fits(segments[0], first)).map(tail));
  return way === undefined ? undefined : `/${literal(first)}${way}`;
}

/** An expression for the paths that a match meets, but for those of narrower ones. Anchored, since the proxy takes the first match that it finds. */
export const expressionOf = (path: PathMatch, exceptions: readonly PathMatch[]): string =>
  `^${without(segmentsOf(path), exceptions.map(segmentsOf)) ?? ''}$`;
