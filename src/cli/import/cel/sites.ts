import { isObject, type Json, type JsonObject } from '../json';
import type { KindSchema } from '../normalize';
import { ImportProblem } from '../problem';

/** One rule of `x-kubernetes-validations` at its place. */
export interface Site {
  /** `<group>/<Kind>/<version>`. */
  readonly kind: string;
  /** As the table of compiled rules names it. */
  readonly path: string;
  readonly schema: JsonObject;
  readonly rule: JsonObject;
}

const keyword = 'x-kubernetes-validations';

/** All rules of a kind. A rule at a place where none can be found is a problem, so that none is left out. */
export function sitesOf({ group, kind, versions }: KindSchema): Site[] {
  return Object.entries(versions).flatMap(([version, { schema }]) => {
    if (schema === undefined) return [];
    const name = `${group}/${kind}/${version}`;
    const sites = sitesIn(schema, '').map((site) => ({ ...site, kind: name }));
    const all = countIn(schema);
    if (sites.length === all) return sites;
    throw new ImportProblem([`${name}: ${all - sites.length} CEL rules stand where the API server reads none`]);
  });
}

function sitesIn(schema: JsonObject, path: string): Omit<Site, 'kind'>[] {
  const rules = (schema[keyword] ?? []) as JsonObject[];
  const { properties, items, additionalProperties } = schema;
  const children: [string, Json | undefined][] = [
    ...Object.entries((properties ?? {}) as JsonObject).map(([key, value]): [string, Json] => [
      path === '' ? key : `${path}.${key}`,
      value,
    ]),
    [`${path}[]`, items],
    [`${path}{}`, additionalProperties],
  ];
  return [
    ...rules.map((rule) => ({ path, schema, rule })),
    ...children.flatMap(([place, value]) => (isObject(value) ? sitesIn(value, place) : [])),
  ];
}

function countIn(value: Json): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countIn(item), 0);
  if (!isObject(value)) return 0;
  const own = value[keyword];
  return (
    (Array.isArray(own) ? own.length : 0) + Object.values(value).reduce<number>((sum, item) => sum + countIn(item), 0)
  );
}
