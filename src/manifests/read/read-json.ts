import { isObject, type Json } from '../json';
import { afterString, type JsonSpan } from './json-spans';
import { maxDepth, maxDuplicates } from './limits';
import { type Report, Unreadable } from './problem';

/** How many pairs a value has, at any depth; numbers that JSON.parse could not hold are refused. */
function pairsOf(value: Json, start: number): number {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Unreadable('MESH7015', { what: 'a number out of range' }, start);
  }
  if (Array.isArray(value))
    return (value as readonly Json[]).reduce<number>((sum, item) => sum + pairsOf(item, start), 0);
  if (!isObject(value)) return 0;
  let pairs = 0;
  for (const key of Object.keys(value)) pairs += 1 + pairsOf(value[key]!, start);
  return pairs;
}

/** Reports the keys that are written twice in the same object. */
function reportDuplicates(text: string, { start, end }: JsonSpan, report: Report): void {
  const open: (Set<string> | undefined)[] = [];
  let found = 0;
  for (let at = start; at < end && found < maxDuplicates; ) {
    const character = text[at]!;
    if (character === '"') {
      const after = afterString(text, at, end);
      const behind = /\s*(:?)/y;
      behind.lastIndex = after;
      const keys = open.at(-1);
      if (behind.exec(text)?.[1] === ':' && keys !== undefined) {
        const key = JSON.parse(text.slice(at, after)) as string;
        if (keys.has(key)) {
          found++;
          report('MESH7002', { key }, at);
        }
        keys.add(key);
      }
      at = after;
      continue;
    }
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') open.pop();
    at++;
  }
}

/** The value of an object of JSON; undefined where it is none after all. */
export function readJson(text: string, span: JsonSpan, report: Report): Json | undefined {
  const { start, end, pairs, depth } = span;
  if (depth > maxDepth) {
    const advice = 'flatten it';
    throw new Unreadable('MESH7008', { what: `a depth of ${depth}`, limit: String(maxDepth), advice }, start);
  }
  let value: Json;
  try {
    value = JSON.parse(text.slice(start, end)) as Json;
  } catch {
    return undefined;
  }
  if (pairsOf(value, start) !== pairs) reportDuplicates(text, span, report);
  return value;
}
