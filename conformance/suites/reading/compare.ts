import { isDeepStrictEqual } from 'node:util';
import { codes } from '../../../src/diagnostics';
import { Unreadable } from '../../../src/manifests/read/problem';
import { readValues } from '../../../src/manifests/read/read-values';
import { readYaml } from '../../../src/manifests/read/read-yaml';
import type { Answer, Question } from './oracle';

/** What a reader makes of a text: values, or a refusal, and how many keys it found twice. */
export interface Read {
  readonly values?: readonly unknown[];
  readonly why?: string;
  readonly twice: number;
}

/** Of one document, in our words. */
export function ownDocument(text: string): Read {
  let twice = 0;
  try {
    const value = readYaml(text.startsWith('\ufeff') ? text.slice(1) : text, (code) => {
      if (code === 'MESH7002') twice++;
    });
    return { values: [value], twice };
  } catch (error) {
    if (error instanceof Unreadable) return { why: `${error.code} ${JSON.stringify(error.values)}`, twice };
    throw error;
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a file: the objects in it. */
export function ownStream(text: string): Read {
  let twice = 0;
  let why: string | undefined;
  const values = [
    ...readValues(text.startsWith('\ufeff') ? text.slice(1) : text, (code, given) => {
      if (code === 'MESH7002') twice++;
      else if (codes[code].severity === 'error') why ??= `${code} ${JSON.stringify(given)}`;
    }),
  ];
  return why === undefined ? { values: values.map(({ value }) => value).filter(isObject), twice } : { why, twice };
}

export const own = ({ as, text }: Question): Read => (as === 'document' ? ownDocument(text) : ownStream(text));

export function theirs({ as }: Question, { values, error, strict }: Answer): Read {
  const twice = (strict ?? '').split('already set in map').length - 1;
  if (error !== undefined) return { why: error, twice };
  return { values: as === 'document' ? values : values.filter(isObject), twice };
}

/** JSON writes no minus at zero, and neither reader keeps it. */
const plain = (values: unknown): unknown => JSON.parse(JSON.stringify(values));

/** How two readers differ; undefined where they agree. */
export function difference(ours: Read, go: Read): string | undefined {
  if (ours.values === undefined && go.values === undefined) return undefined;
  if (ours.values === undefined) return `we refuse (${ours.why}) what Go reads as ${JSON.stringify(go.values)}`;
  if (go.values === undefined) return `Go refuses (${go.why}) what we read as ${JSON.stringify(ours.values)}`;
  if (isDeepStrictEqual(plain(ours.values), plain(go.values))) return undefined;
  return `we read ${JSON.stringify(ours.values)}, Go ${JSON.stringify(go.values)}`;
}
