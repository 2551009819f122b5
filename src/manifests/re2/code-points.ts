/** Code points as pairs of first and last, in any order. */
export type CodePoints = readonly number[];

const last = 0x10ffff;
const points = (text: string): CodePoints =>
  [...text.matchAll(/(.)-(.)/gs)].flatMap(([, low, high]) => [low!.codePointAt(0)!, high!.codePointAt(0)!]);

/** What RE2 means by `\d`, `\s` and `\w`: ASCII only. */
export const classes: Readonly<Record<string, CodePoints>> = {
  d: points('0-9'),
  s: [9, 10, 12, 13, 32, 32],
  w: points('0-9A-Za-z_-_'),
};

export const posixClasses: Readonly<Record<string, CodePoints>> = {
  alnum: points('0-9A-Za-z'),
  alpha: points('A-Za-z'),
  ascii: [0, 127],
  blank: [9, 9, 32, 32],
  cntrl: [0, 31, 127, 127],
  digit: points('0-9'),
  graph: [33, 126],
  lower: points('a-z'),
  print: [32, 126],
  punct: [33, 47, 58, 64, 91, 96, 123, 126],
  space: [9, 13, 32, 32],
  upper: points('A-Z'),
  word: points('0-9A-Za-z_-_'),
  xdigit: points('0-9A-Fa-f'),
};

/** Sorted, with neighbours joined. */
export function joined(ranges: CodePoints): CodePoints {
  const pairs = Array.from({ length: ranges.length / 2 }, (_, i) => [ranges[2 * i]!, ranges[2 * i + 1]!] as const);
  const result: number[] = [];
  for (const [low, high] of pairs.sort((a, b) => a[0] - b[0])) {
    if (result.length > 0 && low <= result.at(-1)! + 1) result[result.length - 1] = Math.max(result.at(-1)!, high);
    else result.push(low, high);
  }
  return result;
}

/** All the others. */
export function except(ranges: CodePoints): CodePoints {
  const result: number[] = [];
  let from = 0;
  const sorted = joined(ranges);
  for (let i = 0; i < sorted.length; i += 2) {
    if (sorted[i]! > from) result.push(from, sorted[i]! - 1);
    from = sorted[i + 1]! + 1;
  }
  return from <= last ? [...result, from, last] : result;
}

/** With the other case of letters: of ASCII, and the two signs beyond it that fold into ASCII. */
export function fold(ranges: CodePoints): CodePoints {
  const result = [...ranges];
  for (let i = 0; i < ranges.length; i += 2) {
    for (let code = 65; code <= 90; code++) {
      const has = (point: number): boolean => point >= ranges[i]! && point <= ranges[i + 1]!;
      const forms = [code, code + 32, ...(code === 75 ? [0x212a] : []), ...(code === 83 ? [0x17f] : [])];
      if (forms.some(has)) result.push(...forms.flatMap((form) => [form, form]));
    }
  }
  return result;
}
