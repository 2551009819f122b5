import { CelError } from './error';

/** `size(text)`, which counts code points. */
export function codePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index)! > 0xffff ? 2 : 1) count += 1;
  return count;
}

/** `text.substring(start, end)` in code points; an end beyond the text is an error. */
export function substring(text: string, start: number, end?: number): string {
  const points = codePoints(text);
  const last = end ?? points;
  if (start < 0 || last > points || start > last) throw new CelError(`index out of range: ${start}, ${last}`);
  if (points === text.length) return text.slice(start, last);
  return [...text].slice(start, last).join('');
}
