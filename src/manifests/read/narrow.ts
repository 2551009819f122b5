import { describe } from '../../diagnostics';
import { isObject, type Json, type JsonObject } from '../json';
import type { Candidate, KubernetesObject, Manifest } from '../manifest';
import type { Path } from '../path';
import type { Issue } from '../schema/issue';

/** An object whose head has the types that everybody relies on, or why it has not. */
export type Narrowed = { readonly manifest: Manifest } | { readonly issues: readonly Issue[] };

const texts = ['name', 'generateName', 'namespace'] as const;
const maps = ['labels', 'annotations'] as const;

/** Null in the place of a field is no field to the API server, and within a map of texts it is the empty text. */
type Nulls = { any: boolean };

const wrong = (at: Path, given: Json, expected: string): Issue => ({
  code: 'MESH7007',
  at,
  values: { field: at.join('.'), actual: describe(given), expected },
});

function checkMap(at: Path, given: Json | undefined, issues: Issue[], nulls: Nulls): void {
  if (given === undefined) return;
  if (given === null) nulls.any = true;
  else if (!isObject(given)) issues.push(wrong(at, given, 'a mapping of texts'));
  else {
    for (const key in given) {
      const value = given[key]!;
      if (value === null) nulls.any = true;
      else if (typeof value !== 'string') issues.push(wrong([...at, key], value, 'text'));
    }
  }
}

function checkMetadata(metadata: JsonObject, issues: Issue[], nulls: Nulls): void {
  for (const field of texts) {
    const given = metadata[field];
    if (given === null) nulls.any = true;
    else if (given !== undefined && typeof given !== 'string') issues.push(wrong(['metadata', field], given, 'text'));
  }
  for (const field of maps) checkMap(['metadata', field], metadata[field], issues, nulls);
}

/** As the API server decodes metadata: without fields that are null, with empty texts for null in maps. */
function withoutNulls(metadata: JsonObject): JsonObject {
  const fields = Object.entries(metadata).filter(([, value]) => value !== null);
  return Object.fromEntries(
    fields.map(([field, value]) => {
      if (field !== 'labels' && field !== 'annotations') return [field, value];
      return [field, Object.fromEntries(Object.entries(value as JsonObject).map(([key, text]) => [key, text ?? '']))];
    }),
  );
}

/** Makes sure of apiVersion, kind and the types of metadata. An object without metadata has empty ones. */
export function narrow({ value, origin }: Candidate): Narrowed {
  if (!isObject(value)) return { issues: [{ code: 'MESH7005', at: [], values: { actual: describe(value) } }] };
  const issues: Issue[] = [];
  const nulls: Nulls = { any: false };
  for (const field of ['apiVersion', 'kind'] as const) {
    const given = value[field];
    if (given === undefined || given === null || given === '') {
      issues.push({ code: 'MESH7006', at: [], values: { field } });
    } else if (typeof given !== 'string') issues.push(wrong([field], given, 'text'));
  }
  const { metadata = null } = value;
  if (metadata === null) nulls.any = true;
  else if (isObject(metadata)) checkMetadata(metadata, issues, nulls);
  else issues.push(wrong(['metadata'], metadata, 'a mapping'));
  if (issues.length > 0) return { issues };
  const object = nulls.any ? { ...value, metadata: withoutNulls((metadata ?? {}) as JsonObject) } : value;
  return { manifest: { object: object as unknown as KubernetesObject, origin } };
}
