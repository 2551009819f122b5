import { isObject, type JsonObject } from '../json';
import { nearest } from './nearest';
import type { KindSchema } from './schema';
import type { Walk } from './walk';
import { clipped } from './words';

/** The place of the walk without indexes, `spec.http[].route[]`; the kind for the object itself. */
export const parentName = ({ path, kind }: Walk): string => (path.length === 0 ? kind.kind : clipped(placeOf(path)));

const placeOf = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[]` : text === '' ? step : `${text}.${step}`),
    '',
  );

/** What to do about a field that is not known here: another name, another place, or what is known. */
export function hintFor(walk: Walk, key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  if (meant !== undefined) return `did you mean ${meant}?`;
  const place = closest(placesOf(walk.kind).get(key) ?? [], placeOf(walk.path));
  if (place !== undefined) return place === '' ? `it belongs beside spec` : `it belongs under ${place}`;
  if (known.length === 0) return 'remove it';
  const some = known.slice(0, 8).join(', ');
  return `remove it; known here: ${some}${known.length > 8 ? ', …' : ''}`;
}

/** The one field that is meant without a doubt: its name differs in case only, and nothing else stands for it. */
export function caseTwin(key: string, known: readonly string[], value: JsonObject): string | undefined {
  const lower = key.toLowerCase();
  const alike = (name: string): boolean => name.toLowerCase() === lower;
  const meant = known.filter(alike);
  return meant.length === 1 && Object.keys(value).filter(alike).length === 1 ? meant[0] : undefined;
}

/** The place that has most in common with this one; of several the shortest. */
function closest(places: readonly string[], here: string): string | undefined {
  const common = (place: string): number => {
    const [a, b] = [place.split('.'), here.split('.')];
    const differs = a.findIndex((step, index) => step !== b[index]);
    return differs === -1 ? a.length : differs;
  };
  const better = (a: string, b: string): number => common(b) - common(a) || a.length - b.length;
  return [...places].sort(better)[0];
}

const known = new WeakMap<KindSchema, ReadonlyMap<string, readonly string[]>>();
const tooDeep = 12;

/** Where in a kind which field names are known; made when the first unknown field is met. */
function placesOf(kind: KindSchema): ReadonlyMap<string, readonly string[]> {
  const made = known.get(kind);
  if (made !== undefined) return made;
  const places = new Map<string, string[]>();
  const visit = (schema: JsonObject, place: string, depth: number): void => {
    if (depth > tooDeep) return;
    if (isObject(schema['items'])) visit(schema['items'], `${place}[]`, depth + 1);
    if (isObject(schema['additionalProperties'])) visit(schema['additionalProperties'], `${place}.*`, depth + 1);
    for (const [name, property] of Object.entries(schema['properties'] ?? {})) {
      if (place === '' && name === 'status') continue;
      const at = places.get(name);
      if (at === undefined) places.set(name, [place]);
      else if (at.length < 40) at.push(place);
      visit(property as JsonObject, place === '' ? name : `${place}.${name}`, depth + 1);
    }
  };
  visit(kind.schema, '', 0);
  known.set(kind, places);
  return places;
}
