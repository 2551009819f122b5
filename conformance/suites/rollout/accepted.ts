import { type ApiClient, messageOf } from '../../cluster/api-client';
import { dataAt, isData, type Manifest, nameOf } from '../../cluster/manifest';
import { type Mesh, refusalsOf } from '../../cluster/mesh';
import { differences } from '../drift/compare';
import type { Release } from './releases';
import { goneOf } from './ways';

/** What an object says, without what the API server keeps of its history and what it draws anew. */
function saidOf(object: Manifest): Manifest {
  const { metadata, status, ...rest } = object;
  const { name, labels, annotations } = metadata;
  const { clusterIP, clusterIPs, ...spec } = isData(rest['spec']) ? rest['spec'] : {};
  return { ...rest, metadata: { name, labels, annotations }, spec };
}

async function itemsOf({ https }: ApiClient, path: string): Promise<readonly Manifest[]> {
  for (let turn = 0; ; turn++) {
    const answer = await https.send('GET', path);
    if (answer.status < 300) return dataAt(answer.body, 'items') as readonly Manifest[];
    // a kind that is new here cannot be listed for a moment
    if (answer.status !== 429 || turn === 50) throw new Error(`${path}: ${messageOf(answer)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** All objects of these kinds in the namespace, by name. */
async function standing(
  { api }: Mesh,
  all: readonly Manifest[],
  namespace: string,
): Promise<ReadonlyMap<string, Manifest>> {
  const found = new Map<string, Manifest>();
  const collections = new Map<string, Manifest>();
  for (const object of all.filter(({ metadata }) => metadata.namespace === namespace)) {
    const path = await api.pathOf(object);
    if (path !== undefined) collections.set(path.slice(0, path.lastIndexOf('/')), object);
  }
  for (const [path, { apiVersion, kind }] of collections) {
    for (const item of await itemsOf(api, path)) {
      const object = { ...item, apiVersion, kind };
      found.set(nameOf(object), saidOf(object));
    }
  }
  return found;
}

/** What of a release stands otherwise than if nothing had been there before. */
function unlikeAlone(
  release: string,
  alone: ReadonlyMap<string, Manifest>,
  seen: ReadonlyMap<string, Manifest>,
): readonly string[] {
  return [...new Set([...alone.keys(), ...seen.keys()])].flatMap((name) => {
    const [expected, object] = [alone.get(name), seen.get(name)];
    if (object === undefined) return [`${release}: ${name} is not there`];
    if (expected === undefined) return [`${release}: ${name} is left over`];
    return differences(expected, object).map(({ path, written, read }) => {
      const [there, ifAlone] = [read, written].map((value) => JSON.stringify(value) ?? 'nothing');
      return `${release}: ${name} ${path}: ${there} is there, ${ifAlone} if the release is alone`;
    });
  });
}

/** Each release over the former one, its Services too: what is refused, and what is left of another release. */
export async function notAccepted(
  mesh: Mesh,
  namespace: string,
  releases: readonly Release[],
): Promise<readonly string[]> {
  const all = releases.flatMap(({ objects }) => objects);
  const look = (): Promise<ReadonlyMap<string, Manifest>> => standing(mesh, all, namespace);
  const alone: ReadonlyMap<string, Manifest>[] = [];
  for (const { objects } of releases) alone.push(await mesh.during(objects, look));
  const problems: string[] = [];
  let before: readonly Manifest[] = [];
  try {
    for (const [index, { name, objects }] of releases.entries()) {
      const refusals = refusalsOf(await mesh.apply(objects));
      await mesh.remove(goneOf(before, objects));
      before = objects;
      problems.push(...refusals.map((refusal) => `${name}: ${refusal}`));
      problems.push(...unlikeAlone(name, alone[index]!, await look()));
    }
  } finally {
    await mesh.remove(before);
  }
  return problems;
}
