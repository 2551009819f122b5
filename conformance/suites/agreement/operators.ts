import { isObject, type Json, type JsonObject } from '../../../src/manifests/json';
import type { Draw } from './draw';
import { changed, type Place, placesOf, renamed, shapeOf, valueAt } from './places';
import { numbersFor, textsFor } from './texts';

/** What other objects of the kind have at the same field: to put in place of a value, or beside it. */
export type Donors = ReadonlyMap<string, readonly Json[]>;

/** One way to change an object at a place; undefined where it does not apply there. */
export type Operator = (object: JsonObject, place: Place, draw: Draw, donors: Donors) => Json | undefined;

const replaceBy = (object: JsonObject, { path }: Place, value: Json | undefined): Json | undefined =>
  value === undefined ? undefined : changed(object, path, () => value);

const keyOf = ({ path }: Place): string | undefined => {
  const last = path[path.length - 1];
  return typeof last === 'string' ? last : undefined;
};

/** Names near a name: as people misspell them, and as other tools write them. */
export function misspelt(name: string, draw: Draw): string {
  const at = draw.below(name.length);
  const near: readonly string[] = [
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name[at]! + name.slice(at),
    name.slice(0, at) +
      name
        .slice(at, at + 2)
        .split('')
        .reverse()
        .join('') +
      name.slice(at + 2),
    name.replace(/^./, (first) => (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase())),
    name.toLowerCase(),
    name.toUpperCase(),
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    `${name}s`,
    `${name}/a`,
    `-${name}`,
    `${name} `,
    name.padEnd(64, 'a'),
  ];
  return draw.pick(near);
}

/** Values of other types that a person could have meant. */
function retypings(value: Json): readonly Json[] {
  if (typeof value === 'string') return [0, 1.5, Number(value) || 7, true, [value], { value }];
  if (typeof value === 'number') return [String(value), value + 0.5, true, [value], { value }, `${value}%`];
  if (typeof value === 'boolean') return [String(value), Number(value), [value], {}];
  if (Array.isArray(value)) return [(value[0] ?? '') as Json, '', {}, { items: value }, 'a,b', 0];
  return ['', [value as Json], 0, false, 'a'];
}

/** Places of the same list or map, and of the whole object: with whom a value may change places. */
function partner(object: JsonObject, { path, value }: Place, draw: Draw): Place | undefined {
  const inner = (a: string, b: string): boolean => a.startsWith(b);
  const own = path.join('/');
  const others = placesOf(object).filter(
    (other) => !inner(`${other.path.join('/')}/`, `${own}/`) && !inner(`${own}/`, `${other.path.join('/')}/`),
  );
  const near = others.filter((other) => other.path.slice(0, -1).join('/') === path.slice(0, -1).join('/'));
  const alike = others.filter((other) => typeof other.value === typeof value);
  const choices = [near, alike, others].filter((list) => list.length > 0);
  return choices.length === 0 ? undefined : draw.pick(draw.pick(choices));
}

const drop: Operator = (object, { path }) => changed(object, path, () => undefined);

const rename: Operator = (object, place, draw) => {
  const key = keyOf(place);
  return key === undefined || key === '' ? undefined : renamed(object, place.path, misspelt(key, draw));
};

/** Of maps, whose keys mean something: any text. */
const rekey: Operator = (object, place, draw) => {
  const key = keyOf(place);
  if (key === undefined || /^[a-z][A-Za-z0-9]*$/.test(key)) return undefined;
  const { like, any } = textsFor(key);
  return renamed(object, place.path, draw.pick([...like, ...any]));
};

const retype: Operator = (object, place, draw) => replaceBy(object, place, draw.pick(retypings(place.value)));

const range: Operator = (object, place, draw) => {
  const { value } = place;
  if (typeof value === 'number') return replaceBy(object, place, draw.pick(numbersFor(value)));
  if (typeof value === 'boolean') return replaceBy(object, place, !value);
  if (typeof value !== 'string') return undefined;
  const { like, twisted, any } = textsFor(value);
  const pools = [like, like, like, twisted, twisted, any].filter((pool) => pool.length > 0);
  return replaceBy(object, place, draw.pick(draw.pick(pools)));
};

const swap: Operator = (object, place, draw) => {
  const other = partner(object, place, draw);
  if (other === undefined) return undefined;
  const swapped = changed(object, place.path, () => other.value);
  return changed(swapped, other.path, () => place.value);
};

const repeat: Operator = (object, { path, value }, draw) => {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const item = draw.pick(value as readonly Json[]);
  const times = draw.pick([1, 1, 1, 1, 1, 2, 8, 16, 17, 32, 64, 65]);
  return changed(object, path, () => [...(value as readonly Json[]), ...Array<Json>(times).fill(item)]);
};

const nothing: Operator = (object, place) => replaceBy(object, place, null);

const holdNull: Operator = (object, place) => {
  const { value } = place;
  if (Array.isArray(value)) return replaceBy(object, place, [...(value as readonly Json[]), null]);
  return isObject(value) ? replaceBy(object, place, { ...value, another: null }) : undefined;
};

const empty: Operator = (object, place) => {
  const { value } = place;
  if (Array.isArray(value)) return replaceBy(object, place, []);
  if (isObject(value)) return replaceBy(object, place, {});
  return replaceBy(object, place, typeof value === 'string' ? '' : typeof value === 'number' ? 0 : false);
};

const unknown: Operator = (object, place, draw) => {
  if (!isObject(place.value)) return undefined;
  return replaceBy(object, place, {
    ...place.value,
    [draw.pick(['unknown', 'name', 'enabled', 'x-own', 'Spec'])]: draw.pick<Json>(['a', 1, true, {}, []]),
  });
};

/** Another object's value for the same field. */
const exchange: Operator = (object, place, draw, donors) => {
  const found = donors.get(shapeOf(place.path));
  return found === undefined ? undefined : replaceBy(object, place, draw.pick(found));
};

/** A field that another object has here, and this one has not. */
const graft: Operator = (object, place, draw, donors) => {
  const { value, path } = place;
  const found = (donors.get(shapeOf(path)) ?? []).filter(isObject);
  if (!isObject(value) || found.length === 0) return undefined;
  const fields = Object.entries(draw.pick(found)).filter(([key]) => !Object.hasOwn(value, key));
  if (fields.length === 0) return undefined;
  const [key, given] = draw.pick(fields);
  return replaceBy(object, place, { ...value, [key]: given });
};

/** Only one of the fields is left. */
const single: Operator = (object, place, draw) => {
  const { value } = place;
  if (!isObject(value) || Object.keys(value).length < 2) return undefined;
  const key = draw.pick(Object.keys(value));
  return replaceBy(object, place, { [key]: valueAt(value, [key])! });
};

/** How often each is tried, by how much it finds. */
export const operators: readonly { readonly name: string; readonly weight: number; readonly apply: Operator }[] = [
  { name: 'drop', weight: 10, apply: drop },
  { name: 'rename', weight: 3, apply: rename },
  { name: 'rekey', weight: 4, apply: rekey },
  { name: 'retype', weight: 5, apply: retype },
  { name: 'out of range', weight: 50, apply: range },
  { name: 'swap', weight: 7, apply: swap },
  { name: 'repeat', weight: 4, apply: repeat },
  { name: 'null', weight: 3, apply: nothing },
  { name: 'hold null', weight: 1, apply: holdNull },
  { name: 'empty', weight: 8, apply: empty },
  { name: 'unknown field', weight: 2, apply: unknown },
  { name: 'exchange', weight: 14, apply: exchange },
  { name: 'graft', weight: 14, apply: graft },
  { name: 'single', weight: 4, apply: single },
];
