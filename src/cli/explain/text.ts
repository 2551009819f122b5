import { plural } from '../../common/plural';
import type { Column } from '../../meshes/column';
import { noteOf, type Row } from '../features/cells';

/** The table for a terminal: a word a cell, and below it for each mesh what it would lose or refuse. */
export function textTable(
  columns: readonly Column[],
  rows: readonly Row[],
  wheres: ReadonlyMap<string, readonly string[]>,
): string {
  const head = ['', ...columns.map(({ title }) => title)];
  const body = rows.map(({ feature, states }) => [feature, ...states.map(({ state }) => state)]);
  const widths = head.map((_, index) => Math.max(...[head, ...body].map((cells) => cells[index]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index]!))
      .join('  ')
      .trimEnd();
  const losses = columns.map(({ title, value }, index) => {
    const lines = rows.flatMap(({ feature, states }) => {
      const state = states[index]!;
      const note = noteOf(state);
      if (note === undefined) return [];
      const places = wheres.get(feature) ?? [];
      const more = places.length > 1 ? ` and ${plural(places.length - 1, 'more place')}` : '';
      return [`  ${state.state === 'part' ? 'loses' : 'refuses'} ${feature} at ${places[0]}${more}`, `    ${note}`];
    });
    return [`${title} (${value}): ${lines.length === 0 ? 'carries all of it' : ''}`.trimEnd(), ...lines].join('\n');
  });
  return [[head, ...body].map(line).join('\n'), ...losses].join('\n\n');
}
