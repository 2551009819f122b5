import { unknownValue } from '@pulumi/pulumi/runtime';
import { type ApiClient, messageOf } from '../cluster/api-client';
import type { Answer } from '../cluster/https-client';
import { type Data, dataAt, isData, type Manifest, nameOf } from '../cluster/manifest';
import { differences } from '../suites/drift/compare';
import { idOf, manifestOf, namedBy } from './identity';
import { foundInputs, pruned, stateOf } from './shape';

/** What stands after an object was written or read. */
export interface Standing {
  readonly id: string;
  readonly state: Data;
}

/** A field that is written otherwise than before. */
export interface Change {
  readonly path: string;
  readonly kind: 'add' | 'delete' | 'update';
  /** Whether the object has to be made anew. */
  readonly replaces: boolean;
}

const manager = 'pulumi-kubernetes';

/** How long an object may take to be gone, in milliseconds. */
const patience = 20_000;

const isUnknown = (value: unknown): boolean =>
  value === unknownValue ||
  (Array.isArray(value) && value.some(isUnknown)) ||
  (isData(value) && Object.values(value).some(isUnknown));

/** Why inputs cannot be an object; and what they are once the namespace is said. */
export async function check(
  api: ApiClient,
  news: Data,
): Promise<{
  readonly inputs: Data;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}> {
  const required = [['apiVersion'], ['kind'], ['metadata', 'name']];
  const failures = required
    .filter((path) => typeof dataAt(news, ...path) !== 'string')
    .map((path) => ({ property: path.join('.'), reason: 'is missing, and the stand-in of the provider draws none' }));
  if (failures.length > 0 || dataAt(news, 'metadata', 'namespace') !== undefined) return { inputs: news, failures };
  const path = await api.pathOf(manifestOf(news));
  if (!path?.includes('/namespaces/default/')) return { inputs: news, failures };
  return { inputs: { ...news, metadata: { ...(news['metadata'] as Data), namespace: 'default' } }, failures };
}

const identity = ['apiVersion', 'kind', 'metadata.name', 'metadata.namespace'];

/** A key in a path of Pulumi, which has dots in it only between keys. */
const keyOf = (key: string): string => (/^\w+$/.test(key) ? key : `["${key.replaceAll('"', '\\"')}"]`);

/** Data with keys as they stand in a path. */
function keyed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keyed);
  if (!isData(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [keyOf(key), keyed(inner)]));
}

/** What is written otherwise, field by field. What the API server added is none of it. */
export const changesOf = (olds: Data, news: Data): readonly Change[] =>
  differences(keyed(olds), keyed(news)).map(({ path, written, read }) => ({
    path: path.replaceAll('.["', '["'),
    kind: written === undefined ? 'add' : read === undefined ? 'delete' : 'update',
    replaces: identity.includes(path),
  }));

const isForced = (object: Manifest): boolean => object.metadata.annotations?.['pulumi.com/patchForce'] === 'true';

function must(object: Manifest, answer: Answer): Manifest {
  if (answer.status >= 300) throw new Error(`${nameOf(object)}: ${messageOf(answer)}`);
  return answer.body as Manifest;
}

/** Whether an answer says that the namespace is not there, which in a preview it need not be yet. */
export const lacksNamespace = ({ status, body }: Answer): boolean =>
  status === 404 && dataAt(body, 'details', 'kind') === 'namespaces';

/** Asks the API server whether it would take an object; nothing is asked that it cannot know yet. */
async function tried(api: ApiClient, object: Manifest, force: boolean): Promise<void> {
  // the CRD, or what is unknown, may come with the same program
  if (isUnknown(object) || (await api.pathOf(object)) === undefined) return;
  const options = { manager, force, dryRun: true };
  const answer = await api.apply(object, options);
  // so may the namespace; a namespace that is there judges as well
  const elsewhere = { ...object, metadata: { ...object.metadata, namespace: 'default' } };
  must(object, lacksNamespace(answer) ? await api.apply(elsewhere, options) : answer);
}

/** Makes an object, over one that is there too: this is what server-side apply does. */
export async function create(api: ApiClient, inputs: Data, preview: boolean): Promise<Standing> {
  const object = manifestOf(inputs);
  if (preview) {
    await tried(api, object, true);
    return { id: '', state: inputs };
  }
  const live = must(object, await api.apply(object, { manager, force: isForced(object) }));
  return { id: idOf(live), state: stateOf(live) };
}

/** Writes an object that is there. */
export async function update(api: ApiClient, inputs: Data, preview: boolean): Promise<Data> {
  const object = manifestOf(inputs);
  if (preview) {
    await tried(api, object, isForced(object));
    return inputs;
  }
  must(object, await api.read(object));
  return stateOf(must(object, await api.apply(object, { manager, force: isForced(object) })));
}

/** What stands under an id, and the inputs that it would have; undefined where nothing does. */
export async function read(
  api: ApiClient,
  type: string,
  id: string,
  declared: Data,
): Promise<(Standing & { readonly inputs: Data }) | undefined> {
  const object = namedBy(type, id);
  if ((await api.pathOf(object)) === undefined) return undefined;
  const answer = await api.read(object);
  if (answer.status === 404) return undefined;
  const live = must(object, answer);
  const isDeclared = Object.keys(declared).length > 0;
  const inputs = isDeclared ? (pruned(live, declared) as Data) : foundInputs(live, object);
  return { id, state: stateOf(live), inputs };
}

/** Takes an object away, and comes back when it is gone. */
export async function remove(api: ApiClient, object: Manifest): Promise<void> {
  if ((await api.pathOf(object)) === undefined) return;
  const answer = await api.remove(object);
  if (answer.status === 404) return;
  must(object, answer);
  // there is no controller that would end what is only terminating
  if (object.kind === 'Namespace') await api.finalize(object.metadata.name);
  for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
    if ((await api.read(object)).status === 404) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${nameOf(object)} is still there ${patience / 1000} s after it was deleted`);
}
