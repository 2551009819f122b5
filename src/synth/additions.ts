import { type ApiObject, JsonPatch } from 'cdk8s';
import type { WorkloadAdditions } from '../model/workload';
import { dig } from './manifest';

/** What was added to a user's object, so that a second run over the same tree reads it as the user defined it. */
const added = new WeakMap<ApiObject, WorkloadAdditions>();

export const additionsTo = (object: ApiObject): WorkloadAdditions | undefined => added.get(object);

/** The manifest of a user's object with what is added to it. */
export function withAdditions<T extends object>(manifest: T, { serviceAccountName, podLabels }: WorkloadAdditions): T {
  const copy = structuredClone(manifest);
  const template = dig(copy, 'spec', 'template') as { metadata?: { labels?: object }; spec?: object } | undefined;
  if (template === undefined) return copy;
  template.metadata = { ...template.metadata, labels: { ...template.metadata?.labels, ...podLabels } };
  if (serviceAccountName !== undefined) template.spec = { ...template.spec, ...{ serviceAccountName } };
  return copy;
}

const pointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Adds to a Deployment what its service needs, by JSON patch; its selector is never touched. */
export function addTo(object: ApiObject, additions: WorkloadAdditions): void {
  if (added.has(object)) return;
  added.set(object, additions);
  const { serviceAccountName, podLabels } = additions;
  const labels = Object.entries(podLabels);
  if (serviceAccountName !== undefined) {
    object.addJsonPatch(JsonPatch.add('/spec/template/spec/serviceAccountName', serviceAccountName));
  }
  if (labels.length === 0) return;
  const manifest = object.toJson() as Record<string, unknown>;
  if (dig(manifest, 'spec', 'template', 'metadata') === undefined) {
    object.addJsonPatch(JsonPatch.add('/spec/template/metadata', {}));
  }
  if (dig(manifest, 'spec', 'template', 'metadata', 'labels') === undefined) {
    object.addJsonPatch(JsonPatch.add('/spec/template/metadata/labels', {}));
  }
  for (const [key, value] of labels) {
    object.addJsonPatch(JsonPatch.add(`/spec/template/metadata/labels/${pointer(key)}`, value));
  }
}
