import type { Explanation } from '../diagnostics';
import { type Day, daysBetween } from '../model/day';

/** How long something past its last day is only a warning. */
export const graceDays = 14;

/** Since when something is past its last day, and how much that weighs; undefined up to and on that day. */
export function overdue(
  until: Day,
  asOf: Day,
): { readonly ago: string; readonly severity: Explanation['severity'] } | undefined {
  const days = daysBetween(until, asOf);
  if (days <= 0) return undefined;
  return { ago: `${days} day${days === 1 ? '' : 's'} ago`, severity: days > graceDays ? 'error' : 'warning' };
}
