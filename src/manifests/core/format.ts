import type { Path } from '../path';
import { formats } from '../schema/formats';
import { raise, type Walk } from '../schema/walk';
import { clipped } from '../schema/words';

/** Whether a text has a format, at a place below the walk. */
export function formatOf(walk: Walk, name: string, text: string, at: Path): boolean {
  const format = formats[name]!;
  const fits = format.text?.(text) !== false;
  if (!fits) raise(walk, 'MESH7109', { got: clipped(text), format: format.name, example: format.example }, ...at);
  return fits;
}
