import { messageOf } from '../../cluster/api-client';
import { type Data, isCustom, isData, type Manifest, nameOf } from '../../cluster/manifest';
import { type Mesh, refusalsOf } from '../../cluster/mesh';
import { expectNone } from '../../harness/suite';
import type { Group } from '../../programs/group';
import { added, type Difference, differences, lost, told } from './compare';
import { bookkeeping, isLeft, notOurs } from './expected';

const withoutIndexes = (path: string): string => path.replace(/\[\d+\]/g, '[]');

/** What the API server sees of an object apart from its own count of it. */
function substance(object: unknown): unknown {
  if (!isData(object)) return object;
  const { managedFields: _, resourceVersion: __, ...metadata } = object['metadata'] as Data;
  return { ...object, metadata };
}

/** What of an object drifts: other values than written, and defaults where none are agreed. */
export function drifted(object: Manifest, live: Manifest, left: Set<string>): readonly string[] {
  const all = differences(object, live).filter(({ path }) => !bookkeeping.test(path));
  const ofServer = ({ path }: Difference): boolean => !isCustom(object) && isLeft(object.kind, withoutIndexes(path));
  for (const difference of added(all).filter(ofServer)) left.add(`${object.kind} ${withoutIndexes(difference.path)}`);
  return [...lost(all), ...added(all).filter((difference) => !ofServer(difference))].map(
    (difference) => `${nameOf(object)} ${told(difference)}`,
  );
}

/** Every object of a group reads back as it was written, and applying it again would change nothing. */
export function readsBack(
  mesh: Mesh,
  { name, objects }: Group,
  left: Set<string>,
  say: (line: string) => void,
): Promise<void> {
  return mesh.during(objects, async (applied) => {
    const problems = [...refusalsOf(applied)];
    for (const object of objects) {
      const foreign = notOurs.find(({ is }) => is(object, name));
      if (foreign !== undefined) {
        say(`left out ${nameOf(object)}: ${foreign.why}`);
        continue;
      }
      const { status, body: live } = await mesh.api.read(object);
      if (status !== 200) continue;
      problems.push(...drifted(object, live, left));
      const again = await mesh.api.apply(object, { dryRun: true });
      if (again.status >= 300) problems.push(`${nameOf(object)}: applied again, ${messageOf(again)}`);
      const changes = differences(substance(live), substance(again.body));
      problems.push(
        ...changes.map((change) => `${nameOf(object)} would be changed by a second apply: ${told(change)}`),
      );
    }
    expectNone([...new Set(problems)]);
  });
}
