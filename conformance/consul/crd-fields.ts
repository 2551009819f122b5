import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataAt, isData, type Manifest, nameOf } from '../cluster/manifest';

/** The schema of a CRD of consul-k8s, as imported. */
export function schemaOf(root: string, kind: string): unknown {
  const file = join(root, 'imports/consul-2.0/schemas', `consul.hashicorp.com_${kind.toLowerCase()}.json`);
  return dataAt(JSON.parse(readFileSync(file, 'utf8')), 'versions', 'v1alpha1', 'schema');
}

function unknown(schema: unknown, value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => unknown(dataAt(schema, 'items'), one, `${path}[${i}]`));
  if (!isData(value) || dataAt(schema, 'x-kubernetes-preserve-unknown-fields') === true) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = dataAt(schema, 'properties', key) ?? dataAt(schema, 'additionalProperties');
    return field === undefined ? [`${path}.${key}`] : unknown(field, inner, `${path}.${key}`);
  });
}

/** The fields of an object's spec that its CRD does not have, so that nobody could write them in Kubernetes. */
export const unknownFields = (root: string, object: Manifest): readonly string[] =>
  unknown(dataAt(schemaOf(root, object.kind), 'properties', 'spec'), object['spec'], `${nameOf(object)} spec`);
