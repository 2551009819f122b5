/** Lines of one text that stand in the place of lines of another; both counted from 0. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Lines with their ends. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Where both go on alike behind a difference, as near as can be. */
function meeting(a: readonly string[], b: readonly string[], i: number, j: number): readonly [number, number] {
  const alike = (x: number, y: number): boolean => a[x] === b[y];
  for (let steps = 1; i + steps <= a.length || j + steps <= b.length; steps++) {
    for (let ahead = 0; ahead <= steps; ahead++) {
      if (i + steps <= a.length && j + ahead <= b.length && alike(i + steps, j + ahead)) return [i + steps, j + ahead];
      if (i + ahead <= a.length && j + steps <= b.length && alike(i + ahead, j + steps)) return [i + ahead, j + steps];
    }
  }
  return [a.length, b.length];
}

function hunksOf(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (a[i] === b[j]) {
      i++;
      j++;
      continue;
    }
    const [to, newTo] = meeting(a, b, i, j);
    hunks.push({ from: i, to, newFrom: j, newTo });
    [i, j] = [to, newTo];
  }
  return hunks;
}

const context = 3;

/** Hunks whose context meets, together. */
function grouped(hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    if (last !== undefined && hunk.from - last.at(-1)!.to <= 2 * context) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

const written = (mark: string, line: string): string =>
  line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`;

const range = (from: number, count: number): string => {
  const first = count === 0 ? from : from + 1;
  return count === 1 ? String(first) : `${first},${count}`;
};

/** A unified diff of two texts of a file; empty where they are the same. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const [a, b] = [linesOf(before), linesOf(after)];
  const pieces: string[] = [];
  for (const group of grouped(hunksOf(a, b))) {
    const [first, last] = [group[0]!, group.at(-1)!];
    const lead = Math.min(context, first.from);
    const tail = Math.min(context, a.length - last.to);
    const from = first.from - lead;
    const newFrom = first.newFrom - lead;
    pieces.push(`@@ -${range(from, last.to + tail - from)} +${range(newFrom, last.newTo + tail - newFrom)} @@\n`);
    let at = from;
    for (const hunk of group) {
      for (const line of a.slice(at, hunk.from)) pieces.push(written(' ', line));
      for (const line of a.slice(hunk.from, hunk.to)) pieces.push(written('-', line));
      for (const line of b.slice(hunk.newFrom, hunk.newTo)) pieces.push(written('+', line));
      at = hunk.to;
    }
    for (const line of a.slice(at, at + tail)) pieces.push(written(' ', line));
  }
  return pieces.length === 0 ? '' : `--- ${file}\n+++ ${file}\n${pieces.join('')}`;
}
