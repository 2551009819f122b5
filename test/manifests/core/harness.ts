import type { JsonObject } from '../../../src/manifests/json';
import { istioSchemas } from '../../../src/meshes/istio/schemas';
import { issuesOf } from '../schema/harness';

const schemas = istioSchemas['1.31'];

/** Changes of something right, and what is found then: code and place. */
export type Rows = readonly (readonly [name: string, change: JsonObject, expected: readonly string[]])[];

/** What is found in an object of a built-in kind, code and place a line. */
export function issues(apiVersion: string, kind: string, body: JsonObject, old?: JsonObject): string[] {
  const object = (content: JsonObject): JsonObject => ({
    apiVersion,
    kind,
    ...content,
    metadata: { name: 'a', ...(content['metadata'] as JsonObject | undefined) },
  });
  return issuesOf(schemas(apiVersion, kind)!, object(body), old === undefined ? undefined : object(old)).map((line) =>
    line.slice(0, line.indexOf(':')),
  );
}
