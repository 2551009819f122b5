import type { Harness } from '../harness/harness';
import { messageOf } from './api-client';
import { type Cluster, cluster } from './api-server';
import type { CrdSet } from './crds';
import type { Answer } from './https-client';
import { type Manifest, nameOf } from './manifest';

/** What was applied, and what the API server answered. */
export interface Applied {
  readonly object: Manifest;
  readonly answer: Answer;
}

export const isRefused = ({ answer }: Applied): boolean => answer.status >= 300;
export const refusalsOf = (applied: readonly Applied[]): readonly string[] =>
  applied.filter(isRefused).map(({ object, answer }) => `${nameOf(object)} is refused: ${messageOf(answer)}`);

const namespaceOf = ({ metadata }: Manifest): readonly string[] =>
  metadata.namespace === undefined ? [] : [metadata.namespace];

/** An API server that programs of ours are released to, and taken from. */
export class Mesh {
  /** Namespaces that are there. */
  private readonly standing = new Set(['default']);

  private constructor(
    private readonly harness: Harness,
    readonly cluster: Cluster,
  ) {}

  static async open(harness: Harness, set: CrdSet): Promise<Mesh> {
    return new Mesh(harness, await cluster(harness, set));
  }

  get api(): Cluster['api'] {
    return this.cluster.api;
  }

  /** Applies objects in their order, as a release does; before them the namespaces that nobody has made yet. */
  async apply(objects: readonly Manifest[]): Promise<readonly Applied[]> {
    for (const { kind, metadata } of objects) if (kind === 'Namespace') this.standing.add(metadata.name);
    const missing = new Set(objects.flatMap(namespaceOf).filter((name) => !this.standing.has(name)));
    const namespaces = [...missing].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
    for (const name of missing) this.standing.add(name);
    const applied: Applied[] = [];
    for (const object of [...namespaces, ...objects]) applied.push({ object, answer: await this.api.apply(object) });
    return applied;
  }

  /** Takes objects away, the last first. */
  async remove(objects: readonly Manifest[]): Promise<void> {
    for (const object of [...objects].reverse()) {
      if ((await this.api.pathOf(object)) === undefined) continue;
      await this.api.remove(object);
      if (object.kind !== 'Namespace') continue;
      // there is no controller that would end what is only terminating
      await this.api.finalize(object.metadata.name);
      this.standing.delete(object.metadata.name);
    }
  }

  /** Applies, looks, and takes away again, whatever comes of it. */
  async during<T>(objects: readonly Manifest[], look: (applied: readonly Applied[]) => Promise<T>): Promise<T> {
    const applied = await this.apply(objects);
    try {
      return await look(applied);
    } finally {
      await this.remove(applied.map(({ object }) => object));
    }
  }

  say(line: string): void {
    this.harness.say(line);
  }
}
