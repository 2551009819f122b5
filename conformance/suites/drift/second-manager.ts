import { type ApiClient, messageOf, type Status } from '../../cluster/api-client';
import { dataAt, type Manifest, nameOf } from '../../cluster/manifest';
import type { Mesh } from '../../cluster/mesh';
import { Failure } from '../../harness/suite';
import type { Group } from '../../programs/group';

const other = 'somebody-else';

/** The object with 20 % more for the last destination of the first route that is split. */
export function withAnotherWeight(object: Manifest): Manifest | undefined {
  const changed = structuredClone(object) as Manifest;
  const routes = (dataAt(changed, 'spec', 'http') ?? []) as readonly { readonly route?: { weight: number }[] }[];
  const split = routes.find(({ route }) => (route?.length ?? 0) > 1)?.route;
  if (split === undefined) return undefined;
  split[0]!.weight -= 20;
  split.at(-1)!.weight += 20;
  return changed;
}

/** The fields over which an apply of ours without force is refused. */
async function conflicts(api: ApiClient, object: Manifest): Promise<readonly string[]> {
  const answer = await api.apply(object, { force: false });
  if (answer.status !== 409)
    throw new Failure([`${nameOf(object)}: no conflict, but ${messageOf(answer).slice(0, 200)}`]);
  return ((answer.body as Status).details?.causes ?? []).map(({ field = '' }) => field);
}

/**
 * Somebody else changes one field; an apply of ours without force must not undo it silently, and must name that field
 * and no other.
 */
export function secondManager(mesh: Mesh, { objects }: Group, changed: Manifest, field: string): Promise<void> {
  return mesh.during(objects, async () => {
    const ours = objects.find((object) => nameOf(object) === nameOf(changed))!;
    const taken = await mesh.api.apply(changed, { manager: other });
    if (taken.status >= 300) throw new Failure([`the change is refused: ${messageOf(taken)}`]);
    const fields = await conflicts(mesh.api, ours);
    if (fields.join() !== field) throw new Failure([`conflicts on ${fields.join(', ')}, not on ${field} alone`]);
    const forced = await mesh.api.apply(ours);
    const { body } = await mesh.api.read(ours);
    if (
      forced.status >= 300 ||
      JSON.stringify(body['spec']) !== JSON.stringify(forced.body && (forced.body as Manifest)['spec'])
    ) {
      throw new Failure([`with force: ${messageOf(forced)}`]);
    }
  });
}
