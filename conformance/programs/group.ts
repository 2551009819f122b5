import type { Manifest } from '../cluster/manifest';

/** Objects that one program emits, applied and looked at together. */
export interface Group {
  readonly name: string;
  readonly objects: readonly Manifest[];
  /** Pods of workloads that the program does not emit, but says to exist. */
  readonly existing?: readonly Manifest[];
}
