import { diagnose } from '../../../src/diagnostics';
import type { JsonObject } from '../../../src/manifests/json';
import { formatPath } from '../../../src/manifests/path';
import { compileSchema } from '../../../src/manifests/schema/compile';
import type { KindSchema } from '../../../src/manifests/schema/schema';

/** A kind with this schema of its spec. */
export const kindOf = (spec: JsonObject, more: Partial<KindSchema> = {}): KindSchema => ({
  apiVersion: 'example.org/v1',
  kind: 'Thing',
  namespaced: true,
  deprecated: false,
  schema: { type: 'object', properties: { spec } },
  cel: {},
  ...more,
});

export const thing = (spec: unknown): JsonObject =>
  ({ apiVersion: 'example.org/v1', kind: 'Thing', metadata: { name: 'a' }, spec }) as JsonObject;

/** The issues of an object, a line each: code, place and what was found. */
export function issuesOf(kind: KindSchema, object: unknown, old?: unknown): string[] {
  const found: string[] = [];
  compileSchema(kind)(
    object,
    ({ code, at, values }) => {
      found.push(`${code.slice(4)} ${formatPath(at)}: ${diagnose(code, values, { path: '' }).what}`);
    },
    old,
  );
  return found;
}

/** The codes alone. */
export const codesOf = (kind: KindSchema, object: unknown, old?: unknown): string[] =>
  issuesOf(kind, object, old).map((line) => line.slice(0, 4));
