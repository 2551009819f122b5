import type * as pulumi from '@pulumi/pulumi';
import type { Diagnostic } from '../diagnostics';
import type { Written } from '../synth/written';

/** What came of a component, for tests. */
export interface MeshRecord {
  readonly found: readonly Diagnostic[];
  /** What each object registered as. */
  readonly registered: ReadonlyMap<Written, pulumi.CustomResource>;
}

const records = new WeakMap<pulumi.ComponentResource, MeshRecord>();

export const remember = (component: pulumi.ComponentResource, record: MeshRecord): unknown =>
  records.set(component, record);

/** Of a component that has registered. */
export const recordOf = (component: pulumi.ComponentResource): MeshRecord => records.get(component)!;
