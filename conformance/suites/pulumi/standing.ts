import type { ApiClient } from '../../cluster/api-client';
import { dataAt, type Manifest, nameOf } from '../../cluster/manifest';
import { drifted } from '../drift/reading';

/** An object without what only the kubernetes provider of Pulumi is told. */
function withoutDirectives(live: Manifest): Manifest {
  const { annotations = {}, ...metadata } = live.metadata;
  const kept = Object.entries(annotations).filter(([key]) => !key.startsWith('pulumi.com/'));
  return {
    ...live,
    metadata: kept.length === 0 ? metadata : { ...metadata, annotations: Object.fromEntries(kept) },
  };
}

/** What of objects stands otherwise in the API server than they were written. */
export async function unlikeWritten(api: ApiClient, objects: readonly Manifest[]): Promise<readonly string[]> {
  const problems = objects.map(async (object) => {
    const { status, body } = await api.read(object);
    return status === 200 ? drifted(object, withoutDirectives(body), new Set()) : [`${nameOf(object)}: ${status}`];
  });
  return (await Promise.all(problems)).flat();
}

/** Which objects stand, each with what would change were it made anew, or written. */
export async function standing(
  api: ApiClient,
  objects: readonly Manifest[],
): Promise<Readonly<Record<string, unknown>>> {
  const found = objects.map(async (object) => {
    const { status, body } = await api.read(object);
    const [uid, version] = ['uid', 'resourceVersion'].map((key) => dataAt(body, 'metadata', key));
    return status === 200 ? [[nameOf(object), { uid, version }] as const] : [];
  });
  return Object.fromEntries((await Promise.all(found)).flat());
}
