import { type CodePoints, classes, except, fold, posixClasses } from './code-points';

/** A regular expression of RE2's syntax as a tree. */
export type Node =
  | { readonly kind: 'One'; readonly of: CodePoints }
  | { readonly kind: 'All'; readonly nodes: readonly Node[] }
  | { readonly kind: 'Either'; readonly nodes: readonly Node[] }
  | { readonly kind: 'Repeat'; readonly node: Node; readonly min: number; readonly max: number }
  | { readonly kind: 'Start' | 'End' };

export class PatternProblem extends Error {}

interface Flags {
  readonly i: boolean;
  readonly s: boolean;
}

const escapes: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const last = 0x10ffff;
const maxRepeat = 1000;

/** Counts within counts multiply, and their product is bounded as each of them is. */
function repeatsFit(node: Node, most: number): boolean {
  switch (node.kind) {
    case 'Repeat': {
      const count = node.max === Number.POSITIVE_INFINITY ? node.min : node.max;
      return node.max === 0 || (count <= most && repeatsFit(node.node, count === 0 ? most : Math.floor(most / count)));
    }
    case 'All':
    case 'Either':
      return node.nodes.every((inner) => repeatsFit(inner, most));
    default:
      return true;
  }
}

/** Reads the part of RE2's syntax that has no assertions within a text; anything else is a problem, never another meaning. */
export function parsePattern(pattern: string): Node {
  const text = [...pattern];
  let at = 0;
  const fail = (why: string): never => {
    throw new PatternProblem(`${why} at ${at} of ${pattern}`);
  };
  const take = (character: string): boolean => {
    if (text[at] !== character) return false;
    at++;
    return true;
  };

  function either(flags: Flags): Node {
    const nodes: Node[] = [];
    let now = flags;
    do {
      const all: Node[] = [];
      while (at < text.length && text[at] !== '|' && text[at] !== ')') {
        const changed = flagsHere(now);
        if (changed === undefined) all.push(repeated(atom(now)));
        else now = changed;
      }
      nodes.push({ kind: 'All', nodes: all });
    } while (take('|'));
    return nodes.length === 1 ? nodes[0]! : { kind: 'Either', nodes };
  }

  /** `(?i)`, which holds to the end of the group. */
  function flagsHere(flags: Flags): Flags | undefined {
    const [whole, letters] = /^\(\?([a-zA-Z-]+)\)/.exec(text.slice(at, at + 12).join('')) ?? [];
    if (whole === undefined) return undefined;
    at += whole.length;
    return withFlags(flags, letters!);
  }

  function withFlags(flags: Flags, letters: string): Flags {
    const [on = '', off = ''] = letters.split('-');
    if (/[^is]/.test(on + off)) fail('a flag that is not known');
    const value = (flag: 'i' | 's'): boolean => (flags[flag] || on.includes(flag)) && !off.includes(flag);
    return { i: value('i'), s: value('s') };
  }

  function repeated(node: Node): Node {
    let result = node;
    for (;;) {
      const count = counts();
      if (count === undefined) return result;
      if (node.kind === 'Start' || node.kind === 'End') fail('a repeated assertion');
      take('?'); // lazy or not, the same texts match
      result = { kind: 'Repeat', node: result, ...count };
      if (!repeatsFit(result, maxRepeat)) fail('a repeat count out of range');
    }
  }

  function counts(): { readonly min: number; readonly max: number } | undefined {
    if (take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (take('?')) return { min: 0, max: 1 };
    const [whole, low, comma, high] = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(text.slice(at, at + 12).join('')) ?? [];
    if (whole === undefined) return undefined;
    at += whole.length;
    const min = Number(low);
    const max = comma === undefined ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high);
    if (min > max || min > maxRepeat || (max > maxRepeat && high !== '')) fail('a repeat count out of range');
    return { min, max };
  }

  function atom(flags: Flags): Node {
    const character = text[at++]!;
    if (character === '(') return bracketed(flags);
    if (character === '[') return one(bracket(flags));
    if (character === '^') return { kind: 'Start' };
    if (character === '$') return { kind: 'End' };
    if (character === '.') return one(flags.s ? [0, last] : [0, 9, 11, last]);
    if ('*+?'.includes(character)) fail('nothing to repeat');
    if (character !== '\\') return one(literal(character.codePointAt(0)!, flags));
    if (take('A')) return { kind: 'Start' };
    if (take('z')) return { kind: 'End' };
    const found = escaped(flags);
    return one(flags.i ? fold(found) : found);
  }

  const one = (of: CodePoints): Node => ({ kind: 'One', of });
  const literal = (code: number, { i }: Flags): CodePoints => (i ? fold([code, code]) : [code, code]);

  function bracketed(flags: Flags): Node {
    let inner = flags;
    if (take('?')) {
      const [whole, letters, name] = /^(?:([a-z-]*):|P?<(\w+)>)/.exec(text.slice(at, at + 80).join('')) ?? [];
      if (whole === undefined) fail('a group that is not known');
      at += whole!.length;
      if (name === undefined) inner = withFlags(flags, letters ?? '');
    }
    const node = either(inner);
    if (!take(')')) fail('no end of the group');
    return node;
  }

  /** After a backslash: a class, or a character, which is folded by who knows whether it ends a range. */
  function escaped(flags: Flags): CodePoints {
    const character = text[at++] ?? fail('nothing after a backslash');
    const known = classes[character.toLowerCase()];
    if (known === undefined) {
      const code = escapedCode(character);
      return [code, code];
    }
    return group(known, character !== character.toLowerCase(), flags);
  }

  /** The case of letters comes before the others are taken. */
  function group(known: CodePoints, others: boolean, { i }: Flags): CodePoints {
    const folded = i ? fold(known) : known;
    return others ? except(folded) : folded;
  }

  function escapedCode(character: string): number {
    if (character === 'x') {
      const [whole, hex, long] =
        /^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/.exec(text.slice(at, at + 8).join('')) ?? [];
      if (whole === undefined) fail('no hexadecimal number');
      at += whole!.length;
      return Number.parseInt(hex ?? long!, 16);
    }
    const code = escapes[character];
    if (code !== undefined) return code;
    if (/[A-Za-z0-9]/.test(character)) fail(`an escape that is not known, \\${character},`);
    return character.codePointAt(0)!;
  }

  function bracket(flags: Flags): CodePoints {
    const negated = take('^');
    const ranges: number[] = [];
    for (let first = true; first || text[at] !== ']'; first = false) {
      if (at >= text.length) fail('no end of the class');
      const [posix, no, name] = /^\[:(\^?)([a-z]+):\]/.exec(text.slice(at, at + 12).join('')) ?? [];
      if (posix !== undefined) {
        const known = posixClasses[name!] ?? fail('a class that is not known');
        ranges.push(...group(known, no === '^', flags));
        at += posix.length;
        continue;
      }
      const low = member(flags);
      if (low.length !== 2 || low[0] !== low[1] || text[at] !== '-' || text[at + 1] === ']') {
        ranges.push(...low);
        continue;
      }
      at++;
      const high = member(flags);
      if (high.length !== 2 || high[0] !== high[1] || high[0]! < low[0]!) fail('a range that is none');
      ranges.push(low[0]!, high[1]!);
    }
    at++;
    const folded = flags.i ? fold(ranges) : ranges;
    return negated ? except(folded) : folded;
  }

  // Folded with the whole class, so that the ends of a range stay single.
  function member(flags: Flags): CodePoints {
    const character = text[at++] ?? fail('no end of the class');
    if (character === '\\') return escaped(flags);
    const code = character.codePointAt(0)!;
    return [code, code];
  }

  const node = either({ i: false, s: false });
  if (at < text.length) fail('a bracket too many');
  return node;
}
