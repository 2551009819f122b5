import type { Column } from '../../meshes/column';
import type { FeatureState } from '../../model/feature';
import { noteOf, notesOf, type Row } from './cells';

const escaped = (text: string): string => text.replaceAll('|', '\\|');
const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;

/** A table of states whose notes stand below it. */
export function markdownTable(columns: readonly Column[], rows: readonly Row[]): string {
  const notes = notesOf(rows);
  const cell = (state: FeatureState): string => {
    const note = noteOf(state);
    return note === undefined ? state.state : `${state.state} [${notes.get(note)}]`;
  };
  const table = [
    line(['feature', 'prop', ...columns.map(({ title }) => title)]),
    line(['---', '---', ...columns.map(() => '---')]),
    ...rows.map(({ feature, prop, means, states }) => line([feature, `\`${prop}\`: ${means}`, ...states.map(cell)])),
  ];
  return [...table, '', ...[...notes].map(([note, number]) => `${number}. ${note}`)].join('\n');
}
