import { isObject, type Json, type JsonObject } from '../../../src/manifests/json';
import type { Path } from '../../../src/manifests/path';
import type { Manifest } from '../../cluster/manifest';

/** An object as the data that it is, and back. */
export const jsonOf = (object: Manifest): JsonObject => object as unknown as JsonObject;
export const manifestOf = (value: Json): Manifest => value as unknown as Manifest;

/** A value in an object, and where it is. */
export interface Place {
  readonly path: Path;
  readonly value: Json;
}

/** Where an object is sent to, apart from its name: nothing of it is changed. */
const fixed = /^(apiVersion|kind|metadata|metadata\.namespace)$/;

/** Every value of an object that may be changed, the outer before the inner. */
export function placesOf(object: JsonObject): readonly Place[] {
  const found: Place[] = [];
  const visit = (value: Json, path: Path): void => {
    if (path.length > 0 && !fixed.test(path.join('.'))) found.push({ path, value });
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    else if (isObject(value)) for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(object, []);
  return found;
}

/** The path with `[]` for every index: the field as the schema has it. */
export const shapeOf = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`)).join('');

export const valueAt = (root: Json, path: Path): Json | undefined =>
  path.reduce<Json | undefined>((value, step) => (value as JsonObject | undefined)?.[step as string], root);

/** The same with what a function makes of one value; nothing takes it away. */
export function changed(root: Json, path: Path, change: (value: Json) => Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(root) ?? null;
  if (Array.isArray(root)) {
    return root.flatMap((item: Json, index) => {
      if (index !== step) return [item];
      const next = rest.length === 0 ? change(item) : changed(item, rest, change);
      return next === undefined ? [] : [next];
    });
  }
  const entries = Object.entries(root as JsonObject).flatMap(([key, value]) => {
    if (key !== step) return [[key, value] as const];
    const next = rest.length === 0 ? change(value) : changed(value, rest, change);
    return next === undefined ? [] : [[key, next] as const];
  });
  return Object.fromEntries(entries);
}

/** The same with a field under another name, in its place. */
export function renamed(root: Json, path: Path, name: string): Json {
  const key = path[path.length - 1]!;
  return changed(root, path.slice(0, -1), (parent) =>
    Object.fromEntries(
      Object.entries(parent as JsonObject).map(([each, value]) => [each === key ? name : each, value]),
    ),
  );
}
