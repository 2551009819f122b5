/** A day as YYYY-MM-DD in UTC; days compare as text. */
export type Day = string;

const milliseconds = 86_400_000;
const parse = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Days from one to the other; negative when the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((parse(to) - parse(from)) / milliseconds);

export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);
