import type * as pulumi from '@pulumi/pulumi';

/** Options of `Mesh`: those of any component, and what is said here. */
export interface MeshOptions extends pulumi.ComponentResourceOptions {
  /**
   * Whether objects may not be deleted. Unsaid, it holds for the Namespace objects alone, with which everything in them would go, also what
   * others put there: an update without them fails, though what the program had in them may be gone by then. `false` lets these go too, as
   * for a stack that comes and goes; `true` keeps every object.
   */
  protect?: boolean;
  /**
   * Fields of the objects that Pulumi leaves as they are, such as `spec.http[0].route[*].weight` where a controller moves it. Handed to every
   * object; for one of them use `transforms`. @default none
   */
  ignoreChanges?: string[];
  /**
   * Takes over objects that are in the cluster already, by their names, rather than create them: for the one update that moves a program
   * from GitOps to Pulumi. Look at its preview first: what the program says otherwise is updated. @default false
   */
  importExisting?: boolean;
}
