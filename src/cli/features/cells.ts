import type { Column } from '../../meshes/column';
import { type Feature, type FeatureState, features } from '../../model/feature';

/** A row of the features table, with a state for each column. */
export interface Row {
  readonly feature: Feature;
  readonly prop: string;
  readonly means: string;
  readonly states: readonly FeatureState[];
}

export const rowsOf = (columns: readonly Column[], names: readonly Feature[]): readonly Row[] =>
  names.map((feature) => ({
    feature,
    ...features[feature],
    states: columns.map((column) => column.features[feature]),
  }));

export const allFeatures = Object.keys(features) as Feature[];

/** What a state says beyond its word. */
export function noteOf(state: FeatureState): string | undefined {
  if (state.state === 'can') return undefined;
  const said = state.state === 'part' ? state.loss : state.reason;
  return `${said}; way out: ${state.wayOut} (${state.source})`;
}

/** Notes by their text, numbered in the order in which they come. */
export function notesOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const notes = new Map<string, number>();
  for (const note of rows.flatMap(({ states }) => states.map(noteOf)))
    if (note !== undefined && !notes.has(note)) notes.set(note, notes.size + 1);
  return notes;
}
