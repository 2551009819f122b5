import { isObject, type Json, type JsonObject } from '../json';
import { checkOf } from '../schema/node';
import { raise, type Walk, within } from '../schema/walk';
import { clipped } from '../schema/words';
import {
  asPrefix,
  dns1035Label,
  dnsLabel,
  dnsSubdomain,
  type Form,
  labelValue,
  pathSegment,
  qualifiedName,
  shortSubdomain,
} from './names';

const text = { type: 'string', nullable: true } as const;
const number = { type: 'integer', nullable: true } as const;
const texts = { type: 'object', nullable: true, additionalProperties: text } as const;
const free = { 'x-kubernetes-preserve-unknown-fields': true } as const;

/** What every object has; null counts as not said, as Go reads it. */
const objectMeta: JsonObject = {
  type: 'object',
  properties: {
    annotations: texts,
    creationTimestamp: { ...text, format: 'date-time' },
    deletionGracePeriodSeconds: number,
    deletionTimestamp: { ...text, format: 'date-time' },
    finalizers: { type: 'array', nullable: true, items: text },
    generateName: text,
    generation: number,
    labels: texts,
    managedFields: { type: 'array', nullable: true, items: free },
    name: text,
    namespace: text,
    ownerReferences: {
      type: 'array',
      nullable: true,
      items: {
        type: 'object',
        properties: {
          apiVersion: { type: 'string', minLength: 1 },
          blockOwnerDeletion: { type: 'boolean', nullable: true },
          controller: { type: 'boolean', nullable: true },
          kind: { type: 'string', minLength: 1 },
          name: { type: 'string', minLength: 1 },
          uid: { type: 'string', minLength: 1 },
        },
        required: ['apiVersion', 'kind', 'name', 'uid'],
      },
    },
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};

/** Kinds whose names have another form than that of a DNS name. */
const nameForms: Readonly<Record<string, Form>> = {
  'v1/Namespace': dnsLabel,
  'v1/Service': dns1035Label,
  'apps/v1/StatefulSet': dnsLabel,
  'batch/v1/CronJob': shortSubdomain,
  'policy/v1/PodDisruptionBudget': pathSegment,
  'rbac.authorization.k8s.io/v1/ClusterRole': pathSegment,
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': pathSegment,
  'rbac.authorization.k8s.io/v1/Role': pathSegment,
  'rbac.authorization.k8s.io/v1/RoleBinding': pathSegment,
};

const annotationLimit = 262_144;

/** Whether metadata is what the API server takes, for any kind. */
export function checkMetadata(walk: Walk, metadata: unknown): void {
  const { kind } = walk;
  if (!isObject(metadata)) {
    raise(walk, 'MESH7121', { kind: kind.kind }, 'metadata');
    return;
  }
  const before = walk.issues;
  walk.path.push('metadata');
  checkOf(objectMeta)(metadata, walk);
  if (walk.issues === before) {
    checkName(walk, metadata);
    checkLabels(walk, metadata['labels']);
    checkAnnotations(walk, metadata['annotations']);
    for (const [index, finalizer] of ((metadata['finalizers'] ?? []) as string[]).entries()) {
      if (!qualifiedName.fits(finalizer ?? '')) refuseForm(walk, qualifiedName, finalizer ?? '', 'finalizers', index);
    }
  }
  walk.path.pop();
}

function checkName(walk: Walk, { name, generateName, namespace }: JsonObject): void {
  const { kind } = walk;
  const form = nameForms[`${kind.apiVersion}/${kind.kind}`] ?? dnsSubdomain;
  const prefix = typeof generateName === 'string' && generateName !== '' ? generateName : undefined;
  if (typeof name === 'string' && name !== '') {
    if (!form.fits(name)) refuseForm(walk, form, name, 'name');
  } else if (prefix === undefined) raise(walk, 'MESH7121', { kind: kind.kind }, 'name');
  if (prefix !== undefined && !form.fits(asPrefix(prefix))) refuseForm(walk, form, prefix, 'generateName');
  if (typeof namespace !== 'string' || namespace === '') return;
  if (kind.namespaced) {
    if (!dnsLabel.fits(namespace)) refuseForm(walk, dnsLabel, namespace, 'namespace');
  }
  // Clients that fill in the default namespace everywhere are borne with.
  else if (namespace !== 'default') raise(walk, 'MESH7122', { kind: kind.kind, got: namespace }, 'namespace');
}

/** Says that a text lacks a form, at a place below the walk. */
export function refuseForm(walk: Walk, form: Form, value: string, ...at: (string | number)[]): void {
  raise(walk, 'MESH7120', { got: clipped(value), form: form.name, rule: form.rule }, ...at);
}

/** Whether labels have keys and values that the API server takes. */
function checkLabels(walk: Walk, labels: unknown): void {
  if (!isObject(labels)) return;
  for (const key in labels) {
    if (!qualifiedName.fits(key)) refuseForm(walk, qualifiedName, key, 'labels', key);
    const value = String(labels[key] ?? '');
    if (!labelValue.fits(value)) refuseForm(walk, labelValue, value, 'labels', key);
  }
}

/** Annotations have keys like labels, in any case of letters; their values are bounded in sum. */
function checkAnnotations(walk: Walk, annotations: unknown): void {
  if (!isObject(annotations)) return;
  let units = 0;
  for (const key in annotations) {
    // In any case of letters, which matters to the prefix alone.
    if (!qualifiedName.fits(key) && !qualifiedName.fits(key.toLowerCase())) {
      refuseForm(walk, qualifiedName, key.toLowerCase(), 'annotations', key);
    }
    units += key.length + String(annotations[key] ?? '').length;
  }
  // A unit of UTF-16 is one to three bytes.
  if (units * 3 <= annotationLimit) return;
  const bytes = Buffer.byteLength(Object.entries(annotations).flat().join(''));
  if (bytes > annotationLimit) {
    within(walk, 'annotations', annotations, () =>
      raise(walk, 'MESH7106', { size: String(bytes), unit: 'bytes', bound: `at most ${annotationLimit} in all` }),
    );
  }
}

/** Metadata as Go reads it: a null is not said, and in a map of texts it is the empty one. The very same where nothing is null. */
export function withoutMetadataNulls<T extends object>(object: T & { readonly metadata: object }): T {
  const metadata = object.metadata as JsonObject;
  let result: Record<string, Json> | undefined;
  for (const field in metadata) {
    const value = metadata[field]!;
    const said = field === 'labels' || field === 'annotations' ? withoutNullTexts(value) : value;
    if (said === value && value !== null) continue;
    result ??= { ...metadata };
    if (said === null) delete result[field];
    else result[field] = said;
  }
  return result === undefined ? object : { ...object, metadata: result };
}

function withoutNullTexts(value: Json): Json {
  if (!isObject(value)) return value;
  for (const key in value) {
    if (value[key] !== null) continue;
    return Object.fromEntries(Object.entries(value).map(([each, text]) => [each, text ?? '']));
  }
  return value;
}
