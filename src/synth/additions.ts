import { type ApiObject, JsonPatch } from 'cdk8s';
import type { WorkloadAdditions } from '../model/workload';
import { dig } from './manifest';

/** What was added to a user's object, so that a second run over the same tree reads it as the user defined it. */
const added = new WeakMap<ApiObject, WorkloadAdditions>();

export const additionsTo = (object: ApiObject): WorkloadAdditions | undefined => added.get(object);

/** The manifest of a user's object with what is added to it. */
export function withAdditions<T extends object>(
  manifest: T,
  { serviceAccountName, podLabels, podAnnotations }: WorkloadAdditions,
): T {
  const copy = structuredClone(manifest);
  const template = dig(copy, 'spec', 'template') as
    | { metadata?: { labels?: object; annotations?: object }; spec?: object }
    | undefined;
  if (template === undefined) return copy;
  template.metadata = { ...template.metadata, labels: { ...template.metadata?.labels, ...podLabels } };
  if (Object.keys(podAnnotations).length > 0)
    template.metadata.annotations = { ...template.metadata.annotations, ...podAnnotations };
  if (serviceAccountName !== undefined) template.spec = { ...template.spec, ...{ serviceAccountName } };
  return copy;
}

const pointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Adds to a Deployment what its service needs, by JSON patch; its selector is never touched. */
export function addTo(object: ApiObject, additions: WorkloadAdditions): void {
  if (added.has(object)) return;
  added.set(object, additions);
  const { serviceAccountName, podLabels, podAnnotations } = additions;
  if (serviceAccountName !== undefined) {
    object.addJsonPatch(JsonPatch.add('/spec/template/spec/serviceAccountName', serviceAccountName));
  }
  const words = Object.entries({ labels: podLabels, annotations: podAnnotations });
  const manifest = object.toJson() as Record<string, unknown>;
  let hasMetadata = dig(manifest, 'spec', 'template', 'metadata') !== undefined;
  for (const [field, added] of words) {
    if (Object.keys(added).length === 0) continue;
    if (!hasMetadata) object.addJsonPatch(JsonPatch.add('/spec/template/metadata', {}));
    hasMetadata = true;
    if (dig(manifest, 'spec', 'template', 'metadata', field) === undefined) {
      object.addJsonPatch(JsonPatch.add(`/spec/template/metadata/${field}`, {}));
    }
    for (const [key, value] of Object.entries(added)) {
      object.addJsonPatch(JsonPatch.add(`/spec/template/metadata/${field}/${pointer(key)}`, value));
    }
  }
}
