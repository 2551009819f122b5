import { groupBy } from '../../../src/common/group-by';
import { type Judged, sideOf } from './judge';
import type { Mutant } from './mutants';

type Row = readonly (string | number)[];

const count = (all: readonly Judged<Mutant>[], is: (one: Judged<Mutant>) => boolean): number => all.filter(is).length;

const row = (kind: string, all: readonly Judged<Mutant>[]): Row => [
  kind,
  all.length,
  count(all, (one) => one.ours.is === 'taken' && one.theirs.is === 'taken'),
  count(all, (one) => one.ours.is === 'refused' && one.theirs.is === 'refused'),
  count(all, (one) => one.ours.is === 'refused' && one.theirs.is === 'refused' && one.theirs.by === 'istiod'),
  count(all, (one) => sideOf(one) === 'false accept'),
  count(all, (one) => sideOf(one) === 'false reject'),
  count(all, (one) => one.theirs.is === 'either'),
  count(all, (one) => sideOf(one) === 'no verdict'),
];

const head: Row = [
  '',
  'compared',
  'both took',
  'both refused',
  'of these istiod',
  'false accepts',
  'false rejects',
  'by apply only',
  'no verdict',
];

/** Kind by kind, who said what how often, as a table. */
export function countsOf(all: readonly Judged<Mutant>[]): readonly string[] {
  const kinds = [...groupBy(all, ({ subject }) => subject.seed.kind)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = [head, ...kinds.map(([kind, found]) => row(kind, found)), row('all', all)];
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => String(cells[column]).length)));
  return rows.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? String(cell).padEnd(widths[0]!) : String(cell).padStart(widths[column]!)))
      .join('  '),
  );
}
