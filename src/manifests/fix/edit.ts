import type { Json } from '../json';
import type { Path } from '../path';
import type { Scalar } from '../read/scalar';

/** A change to an object that has one right answer. */
export type Edit =
  | { readonly kind: 'Set'; readonly at: Path; readonly value: Scalar }
  /** Of a field, whose value stays. */
  | { readonly kind: 'Rename'; readonly at: Path; readonly to: string }
  /** Of a field to the mapping at the path. */
  | { readonly kind: 'Add'; readonly at: Path; readonly key: string; readonly value: Json };

/** Deeper ones first, since a renamed field changes the paths below it. */
const depthOf = ({ kind, at }: Edit): number => at.length + (kind === 'Add' ? 1 : 0);

/** What an object is after edits; undefined where one does not meet it. */
export function edited(value: Json, edits: readonly Edit[]): Json | undefined {
  let result: Json | undefined = value;
  for (const edit of [...edits].sort((a, b) => depthOf(b) - depthOf(a))) {
    result = result === undefined ? undefined : changed(result, edit, 0);
  }
  return result;
}

function changed(value: Json, edit: Edit, depth: number): Json | undefined {
  const { at } = edit;
  if (depth === at.length) return atPlace(value, edit);
  const step = at[depth]!;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (typeof step !== 'number' || step >= items.length) return undefined;
    const item = changed(items[step]!, edit, depth + 1);
    return item === undefined ? undefined : items.with(step, item);
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  const renamed = edit.kind === 'Rename' && depth === at.length - 1 ? edit.to : step;
  if (renamed !== step && Object.hasOwn(value, renamed)) return undefined;
  const entries: (readonly [string, Json | undefined])[] = Object.entries(value as Record<string, Json>).map(
    ([key, field]) => (key === step ? [String(renamed), changed(field, edit, depth + 1)] : [key, field]),
  );
  return entries.some(([, field]) => field === undefined)
    ? undefined
    : (Object.fromEntries(entries) as Record<string, Json>);
}

function atPlace(value: Json, edit: Edit): Json | undefined {
  if (edit.kind === 'Set') return edit.value;
  if (edit.kind === 'Rename') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, edit.key) ? undefined : { ...value, [edit.key]: edit.value };
}
