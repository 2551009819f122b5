import { millisecondsOf } from '../durations';

interface Bounds {
  readonly least: number;
  readonly most: number;
  /** What stands for numbers, from the least on. */
  readonly names?: readonly string[];
}

const fields: readonly Bounds[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  {
    least: 1,
    most: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { least: 0, most: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const descriptors = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const every = '@every ';

/** Whether a schedule is one of cron with five fields, or one of its descriptors; a time zone does not belong in it. */
export function isSchedule(text: string): boolean {
  if (text.includes('TZ')) return false;
  if (text.startsWith(every)) return millisecondsOf(text.slice(every.length)) !== undefined;
  if (text.startsWith('@')) return descriptors.test(text);
  const given = text.trim().split(/\s+/);
  return given.length === fields.length && given.every((field, index) => isField(field, fields[index]!));
}

const isField = (field: string, bounds: Bounds): boolean =>
  field
    .split(',')
    .filter((part) => part !== '')
    .every((part) => isRange(part, bounds));

function isRange(part: string, bounds: Bounds): boolean {
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !(whole(step) > 0))) return false;
  const [low = '', high, ...others] = range.split('-');
  if (low === '*' || low === '?') return true;
  if (others.length > 0) return false;
  const from = numberOf(low, bounds);
  const to = high === undefined ? (step === undefined ? from : bounds.most) : numberOf(high, bounds);
  return from >= bounds.least && to <= bounds.most && from <= to;
}

function numberOf(text: string, { least, names = [] }: Bounds): number {
  const at = names.indexOf(text.toLowerCase());
  return at === -1 ? whole(text) : at + least;
}

/** NaN for what is no number, so that it is within no bounds. */
const whole = (text: string): number => (/^\+?\d+$/.test(text) ? Number(text) : Number.NaN);

const zonePart = /^(?!-|\.{1,2}$)[A-Za-z0-9._+-]{1,14}$/;

/** Whether a name is one of the IANA's time zones. */
export function isTimeZone(name: string): boolean {
  if (!name.split('/').every((part) => zonePart.test(part)) || name.toLowerCase() === 'local') return false;
  // its own offsets, such as +01:00, are no names
  if (/^[+\d]/.test(name)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    // Intl takes any case of letters, and the API server looks for a file
    return known === name || known.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
