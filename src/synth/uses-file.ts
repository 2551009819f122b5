import { writeFileSync } from 'node:fs';
import type { Feature } from '../model/feature';
import type { Graph } from '../model/program';

/** What a program asks of its meshes, as `cdk8s-mesh explain` reads it. */
export interface UsesFile {
  readonly version: 1;
  readonly uses: readonly {
    readonly feature: Feature;
    /** Path of the construct, and where in its props. */
    readonly path: string;
    readonly at: string;
  }[];
}

/** Written where the environment names a file: the program is run for what it asks, be it refused or not. */
export function tellUses({ uses }: Graph): void {
  const file = process.env['CDK8S_MESH_USES'];
  if (file === undefined || file === '') return;
  const told: UsesFile = { version: 1, uses: uses.map(({ feature, path, at }) => ({ feature, path, at })) };
  writeFileSync(file, JSON.stringify(told));
}
